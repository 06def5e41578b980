using Aspire.Hosting.Dashboard.Otlp;
using Grpc.Core;
using OpenTelemetry.Proto.Collector.Trace.V1;
using OpenTelemetry.Proto.Trace.V1;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>OTLP's trace service.</summary>
internal sealed class TraceReceiver(TraceStore traces) : TraceService.TraceServiceBase
{
    public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context) =>
        Task.FromResult(Receive(request));

    public ExportTraceServiceResponse Receive(ExportTraceServiceRequest request)
    {
        var accepted = new List<StoredSpan>();
        var rejected = 0;
        foreach (var resource in request.ResourceSpans)
        {
            var source = TelemetrySource.From(resource.Resource);
            foreach (var (scope, span) in resource.ScopeSpans.SelectMany(scoped => scoped.Spans.Select(span => (scoped.Scope?.Name ?? "", span))))
            {
                var stored = Read(span, source, scope);
                if (stored.TraceId.Length > 0 && stored.SpanId.Length > 0)
                    accepted.Add(stored);
                else
                    rejected++;
            }
        }

        traces.Add(accepted);
        var response = new ExportTraceServiceResponse();
        if (rejected > 0)
            response.PartialSuccess = new ExportTracePartialSuccess { RejectedSpans = rejected, ErrorMessage = "A span needs a trace id of 16 bytes and a span id of 8, not all zero." };
        return response;
    }

    private static StoredSpan Read(Span span, TelemetrySource source, string scope) => new()
    {
        TraceId = OtlpValues.Id(span.TraceId, 16),
        SpanId = OtlpValues.Id(span.SpanId, 8),
        ParentId = OtlpValues.Id(span.ParentSpanId, 8),
        Name = OtlpValues.Bounded(span.Name),
        Kind = Enum.IsDefined((SpanKind)span.Kind) ? (SpanKind)span.Kind : SpanKind.Unspecified,
        IsError = span.Status?.Code == OpenTelemetry.Proto.Trace.V1.Status.Types.StatusCode.Error,
        StatusMessage = OtlpValues.Bounded(span.Status?.Message ?? ""),
        Source = source,
        Scope = OtlpValues.Bounded(scope),
        StartNanoseconds = span.StartTimeUnixNano,
        EndNanoseconds = Math.Max(span.StartTimeUnixNano, span.EndTimeUnixNano),
        Attributes = OtlpValues.Attributes(span.Attributes),
        Events = [.. span.Events.Take(OtlpValues.MaxAttributes).Select(item =>
            new SpanEvent(OtlpValues.Bounded(item.Name), item.TimeUnixNano, OtlpValues.Attributes(item.Attributes)))],
        Links = [.. span.Links.Take(OtlpValues.MaxAttributes).Select(link =>
            new SpanLink(OtlpValues.Id(link.TraceId, 16), OtlpValues.Id(link.SpanId, 8), OtlpValues.Attributes(link.Attributes)))
            .Where(link => link.TraceId.Length > 0)],
    };
}
