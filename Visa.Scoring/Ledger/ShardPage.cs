namespace Visa.Scoring.Ledger;

/// <summary>What one read of a shard gave.</summary>
/// <param name="From">The position that the read started after; the ledger takes the page only when it is still there.</param>
/// <param name="IsLast">The shard is closed and this is its end.</param>
internal sealed record ShardPage(string Stream, string ShardId, string? From, IReadOnlyList<StreamedRecord> Records, bool IsLast)
{
    public string? To => Records.Count == 0 ? From : Records[^1].SequenceNumber;
}
