namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>One data point as it arrived.</summary>
/// <param name="StartNanoseconds">When its sum or distribution began; equal for points of one cumulative run, 0 when unknown.</param>
/// <param name="AtNanoseconds">When it was read.</param>
/// <param name="IsDelta">Whether it covers only the time since the point before.</param>
/// <param name="Value">The sum or the present value; of a histogram its sum.</param>
/// <param name="Distribution">Of a histogram only.</param>
internal sealed record MetricSample(ulong StartNanoseconds, ulong AtNanoseconds, bool IsDelta, double Value, Distribution? Distribution);
