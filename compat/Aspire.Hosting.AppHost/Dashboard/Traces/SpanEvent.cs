using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>Something that happened during a span, such as an exception.</summary>
internal sealed record SpanEvent(string Name, ulong AtNanoseconds, IReadOnlyList<TelemetryAttribute> Attributes);
