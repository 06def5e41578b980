namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>A point of a series' history.</summary>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Value">The rate per second of a counter or histogram in the interval before, else the value; null when it is not a finite number.</param>
/// <param name="P50">The interval's median; of a histogram with measurements in the interval only.</param>
/// <param name="P95">The interval's 95th percentile, likewise.</param>
internal sealed record MetricPoint(long At, double? Value, double? P50, double? P95);
