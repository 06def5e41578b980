namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>A service's part in a trace.</summary>
internal sealed record TraceServiceShare(string Name, int Color, int SpanCount, int ErrorCount);
