namespace Visa.Scoring.Ledger;

/// <summary>A record of the decisions stream that is no decision, kept for whoever looks into it.</summary>
internal sealed class RejectedDecision
{
    public long Number { get; init; }

    public required string ShardId { get; init; }

    public required string SequenceNumber { get; init; }

    public required string Error { get; init; }

    public required byte[] Payload { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
