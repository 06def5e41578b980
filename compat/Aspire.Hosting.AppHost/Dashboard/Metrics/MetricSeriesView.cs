using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>The latest of one series, over its whole run: of a counter value and rate, of a gauge the value, of a histogram the rest.</summary>
internal sealed record MetricSeriesView
{
    /// <summary>The replica that sent it; may be empty.</summary>
    public required string Instance { get; init; }
    public required IReadOnlyList<TelemetryAttribute> Attributes { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required double? Value { get; init; }

    /// <summary>Per second, in the latest interval.</summary>
    public required double? Rate { get; init; }
    public required long? Count { get; init; }
    public required double? Mean { get; init; }
    public required double? Min { get; init; }
    public required double? Max { get; init; }
    public required double? P50 { get; init; }
    public required double? P95 { get; init; }
    public required double? P99 { get; init; }

    /// <summary>Oldest first; empty in the list of instruments.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }
}
