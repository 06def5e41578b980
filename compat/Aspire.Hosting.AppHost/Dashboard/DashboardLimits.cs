namespace Aspire.Hosting.Dashboard;

/// <summary>How much telemetry is kept in memory. What exceeds a limit pushes out the oldest of its kind.</summary>
internal sealed record DashboardLimits
{
    /// <summary>Traces kept. Default 2,000.</summary>
    public int Traces { get; init; } = 2_000;

    /// <summary>Spans kept over all traces; whole traces are dropped to stay below it. Default 100,000.</summary>
    public int Spans { get; init; } = 100_000;

    /// <summary>Spans kept of one trace; later ones are counted only. Default 5,000.</summary>
    public int SpansPerTrace { get; init; } = 5_000;

    /// <summary>Structured log records kept. Default 10,000.</summary>
    public int LogRecords { get; init; } = 10_000;

    /// <summary>Metric series (an instrument with one set of attributes) kept over all instruments. Default 2,000.</summary>
    public int MetricSeries { get; init; } = 2_000;

    /// <summary>Points of history kept of one series. Default 600, ten minutes at one export a second.</summary>
    public int PointsPerSeries { get; init; } = 600;
}
