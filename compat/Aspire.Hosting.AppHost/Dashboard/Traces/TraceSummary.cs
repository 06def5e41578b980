namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>A row of the list of traces.</summary>
/// <param name="Name">The root's name, or that of the earliest span while the root is missing.</param>
internal sealed record TraceSummary(
    string TraceId,
    string Name,
    bool HasRoot,
    DateTimeOffset StartedAt,
    double DurationMs,
    int SpanCount,
    int ErrorCount,
    IReadOnlyList<TraceServiceShare> Services);
