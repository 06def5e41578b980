using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Proto.Collector.Trace.V1;

namespace Visa.AppHost.Tests.Telemetry;

/// <summary>An OTLP receiver of the test's own: what it sees is what any collector would.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly WebApplication _server;

    private TraceCollector(WebApplication server) => _server = server;

    public ConcurrentQueue<CollectedSpan> Spans { get; } = new();

    public string Endpoint => _server.Urls.First();

    public static async Task<TraceCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Receiver>();
        var server = builder.Build();
        var collector = new TraceCollector(server);
        server.Services.GetRequiredService<Receiver>().Collector = collector;
        server.MapGrpcService<Receiver>();
        await server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal sealed class Receiver : TraceService.TraceServiceBase
    {
        public TraceCollector? Collector { get; set; }

        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            foreach (var resource in request.ResourceSpans)
            {
                var service = resource.Resource.Attributes.FirstOrDefault(attribute => attribute.Key == "service.name")?.Value.StringValue ?? "";
                foreach (var span in resource.ScopeSpans.SelectMany(scope => scope.Spans))
                {
                    Collector!.Spans.Enqueue(new CollectedSpan(
                        service, span.Name, Convert.ToHexStringLower(span.TraceId.Span), Convert.ToHexStringLower(span.SpanId.Span), Convert.ToHexStringLower(span.ParentSpanId.Span)));
                }
            }

            return Task.FromResult(new ExportTraceServiceResponse());
        }
    }
}
