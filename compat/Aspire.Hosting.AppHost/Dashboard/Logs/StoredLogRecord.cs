using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>One structured log record. Ids are lower-case hexadecimal, empty when it was logged outside a span.</summary>
internal sealed record StoredLogRecord
{
    public required DateTimeOffset At { get; init; }
    public required LogSeverity Severity { get; init; }
    public required TelemetrySource Source { get; init; }

    /// <summary>The logger's category.</summary>
    public required string Category { get; init; }
    public required string EventName { get; init; }
    public required string Message { get; init; }
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }
    public required IReadOnlyList<TelemetryAttribute> Attributes { get; init; }
}
