namespace Visa.Scoring.Ledger;

/// <summary>That a transaction's decision was read, and a digest that tells whether another is the same.</summary>
internal sealed class SettledDecision
{
    /// <summary>Ascends in the order of arrival.</summary>
    public long Number { get; init; }

    public required string TransactionId { get; init; }

    public required long Digest { get; init; }
}
