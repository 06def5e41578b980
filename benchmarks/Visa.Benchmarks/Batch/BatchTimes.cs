namespace Visa.Benchmarks.Batch;

/// <summary>How long each step took, and how many transactions stand in the table.</summary>
internal sealed record BatchTimes(TimeSpan Transform, TimeSpan Load, long Rows);
