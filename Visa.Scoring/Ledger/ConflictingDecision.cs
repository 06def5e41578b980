namespace Visa.Scoring.Ledger;

/// <summary>A decision that differs from an earlier one for the same transaction: a defect of whoever decided. The first one stands.</summary>
internal sealed class ConflictingDecision
{
    public long Number { get; init; }

    public required string TransactionId { get; init; }

    public required string ShardId { get; init; }

    public required string SequenceNumber { get; init; }

    /// <summary>The later decision, as JSON.</summary>
    public required string Decision { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
