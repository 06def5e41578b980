using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Reporting;

/// <summary>What one area's run gave, as it is written to <c>artifacts/bench/AREA.json</c>.</summary>
internal sealed record AreaResult(string Area, DateTimeOffset MeasuredAt, double Seconds, bool Quick, MachineFacts Machine, SourceState Source)
{
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    public IReadOnlyList<SkippedPart> Skipped { get; init; } = [];

    /// <summary>Why the area ended early; null when it was measured to its end.</summary>
    public string? Error { get; init; }
}
