using Aspire.Hosting.Dashboard.Access;
using Aspire.Hosting.Dashboard.Logs;
using Aspire.Hosting.Dashboard.Metrics;
using Aspire.Hosting.Dashboard.Traces;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Proto.Collector.Logs.V1;
using OpenTelemetry.Proto.Collector.Metrics.V1;
using OpenTelemetry.Proto.Collector.Trace.V1;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>OTLP/HTTP with protobuf bodies, for exporters that cannot speak gRPC.</summary>
internal static class OtlpHttpEndpoints
{
    private const string Protobuf = "application/x-protobuf";

    public static void MapOtlpHttp(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").AddEndpointFilter<OtlpKeyFilter>();
        group.MapPost("/traces", (HttpRequest request, TraceReceiver receiver, CancellationToken cancellationToken) =>
            ReceiveAsync(request, ExportTraceServiceRequest.Parser, receiver.Receive, cancellationToken));
        group.MapPost("/metrics", (HttpRequest request, MetricReceiver receiver, CancellationToken cancellationToken) =>
            ReceiveAsync(request, ExportMetricsServiceRequest.Parser, receiver.Receive, cancellationToken));
        group.MapPost("/logs", (HttpRequest request, LogReceiver receiver, CancellationToken cancellationToken) =>
            ReceiveAsync(request, ExportLogsServiceRequest.Parser, receiver.Receive, cancellationToken));
    }

    private static async Task<IResult> ReceiveAsync<TRequest, TResponse>(
        HttpRequest request, MessageParser<TRequest> parser, Func<TRequest, TResponse> receive, CancellationToken cancellationToken)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        var isPlainProtobuf = request.ContentType?.StartsWith(Protobuf, StringComparison.OrdinalIgnoreCase) == true
            && request.Headers.ContentEncoding.Count == 0;
        if (!isPlainProtobuf)
            return Results.Problem($"Send {Protobuf} without compression (OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf).", statusCode: 415);

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        try
        {
            var message = parser.ParseFrom(body.GetBuffer().AsSpan(0, (int)body.Length));
            return Results.Bytes(receive(message).ToByteArray(), Protobuf);
        }
        catch (InvalidProtocolBufferException invalid)
        {
            return Results.Problem($"The body is not an OTLP message: {invalid.Message}", statusCode: 400);
        }
    }
}
