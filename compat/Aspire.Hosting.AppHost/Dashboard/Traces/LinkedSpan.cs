namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>The other end of a link.</summary>
/// <param name="Name">Its span's name; null when that span is not in memory.</param>
internal sealed record LinkedSpan(string TraceId, string SpanId, string? Name, string? Service, int? Color);
