namespace Visa.Benchmarks.Batch;

/// <summary>What pandas came to, on as many rows as it could take in its time.</summary>
internal sealed record PandasFigures(string Name, long Rows, double RowsPerSecond, double PeakBytes);
