namespace Visa.Benchmarks.Orchestration;

/// <summary>One run of a chain, in milliseconds.</summary>
/// <param name="Gaps">From each step's end to the next one's start.</param>
internal sealed record ChainTimes(double Total, IReadOnlyList<double> Gaps);
