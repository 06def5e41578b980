using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>Another span that this one refers to, as a batch does to each message in it.</summary>
internal sealed record SpanLink(string TraceId, string SpanId, IReadOnlyList<TelemetryAttribute> Attributes);
