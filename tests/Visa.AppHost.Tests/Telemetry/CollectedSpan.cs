namespace Visa.AppHost.Tests.Telemetry;

internal sealed record CollectedSpan(string Service, string Name, string TraceId, string SpanId, string ParentSpanId);
