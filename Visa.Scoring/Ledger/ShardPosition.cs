namespace Visa.Scoring.Ledger;

/// <summary>How far a shard is settled. It moves in the transaction that stores what its records led to.</summary>
internal sealed class ShardPosition
{
    public required string Stream { get; init; }

    public required string ShardId { get; init; }

    /// <summary>Of the last settled record; null when none is.</summary>
    public string? SequenceNumber { get; set; }

    /// <summary>The shard is closed and settled to its end.</summary>
    public bool HasEnded { get; set; }
}
