using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>A row of the list of log records.</summary>
internal sealed record LogRow
{
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required LogSeverity Severity { get; init; }
    public required string Service { get; init; }
    public required string Instance { get; init; }
    public required int Color { get; init; }
    public required string Category { get; init; }
    public required string EventName { get; init; }
    public required string Message { get; init; }
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }
    public required IReadOnlyList<TelemetryAttribute> Attributes { get; init; }
}
