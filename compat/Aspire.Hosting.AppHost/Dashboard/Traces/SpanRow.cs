using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>A row of the waterfall.</summary>
internal sealed record SpanRow
{
    public required string SpanId { get; init; }
    public required string ParentId { get; init; }

    /// <summary>Whether it names a parent that has not arrived.</summary>
    public required bool LacksParent { get; init; }
    public required int Depth { get; init; }
    public required string Name { get; init; }
    public required SpanKind Kind { get; init; }
    public required string Service { get; init; }
    public required string Instance { get; init; }
    public required int Color { get; init; }
    public required string Scope { get; init; }

    /// <summary>From the trace's start.</summary>
    public required double OffsetMs { get; init; }
    public required double DurationMs { get; init; }
    public required bool IsError { get; init; }
    public required string StatusMessage { get; init; }
    public required IReadOnlyList<TelemetryAttribute> Attributes { get; init; }
    public required IReadOnlyList<TelemetryAttribute> ResourceAttributes { get; init; }
    public required IReadOnlyList<SpanEventRow> Events { get; init; }
    public required IReadOnlyList<LinkedSpan> Links { get; init; }
}
