using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>One finished span. Ids are lower-case hexadecimal, times nanoseconds since 1970 UTC.</summary>
internal sealed record StoredSpan
{
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }

    /// <summary>Empty for a root.</summary>
    public required string ParentId { get; init; }
    public required string Name { get; init; }
    public required SpanKind Kind { get; init; }
    public required bool IsError { get; init; }
    public required string StatusMessage { get; init; }
    public required TelemetrySource Source { get; init; }
    public required string Scope { get; init; }
    public required ulong StartNanoseconds { get; init; }

    /// <summary>Never before the start.</summary>
    public required ulong EndNanoseconds { get; init; }
    public required IReadOnlyList<TelemetryAttribute> Attributes { get; init; }
    public required IReadOnlyList<SpanEvent> Events { get; init; }
    public required IReadOnlyList<SpanLink> Links { get; init; }
}
