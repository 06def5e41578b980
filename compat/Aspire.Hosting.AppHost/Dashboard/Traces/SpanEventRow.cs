using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>An event of a span, timed from the trace's start.</summary>
internal sealed record SpanEventRow(string Name, double OffsetMs, IReadOnlyList<TelemetryAttribute> Attributes);
