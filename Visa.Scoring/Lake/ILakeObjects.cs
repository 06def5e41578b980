namespace Visa.Scoring.Lake;

/// <summary>What the lake holds under keys such as <c>processed/transactions/event_date=2025-01-31/run_key=a/part-0.parquet</c>.</summary>
internal interface ILakeObjects
{
    /// <summary>Null when there is no such object.</summary>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>The keys that begin with the prefix and come after another, in order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken);
}
