using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using OpenTelemetry.Proto.Collector.Metrics.V1;
using OpenTelemetry.Proto.Collector.Trace.V1;
using OpenTelemetry.Proto.Metrics.V1;
using OpenTelemetry.Proto.Trace.V1;

namespace Compat.Tests.Dashboard.Otlp;

public sealed class OtlpAccessTests
{
    // The service's name on the wire, as every OTLP exporter calls it.
    private static readonly Method<ExportTraceServiceRequest, ExportTraceServiceResponse> Export = new(
        MethodType.Unary,
        "opentelemetry.proto.collector.trace.v1.TraceService",
        "Export",
        Marshallers.Create(message => message.ToByteArray(), ExportTraceServiceRequest.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), ExportTraceServiceResponse.Parser.ParseFrom));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("otlp-kex")]
    [InlineData("otlp-key-and-more")]
    public async Task Grpc_WithoutTheKey_IsUnauthenticatedAndStoresNothing(string? key)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(dashboard, key));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Contains("x-otlp-api-key", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await dashboard.GetJsonAsync("/api/traces")).GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task Grpc_WithTheKey_IsTakenAndInvalidSpansAreCounted()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        var response = await ExportAsync(dashboard, RunningDashboard.OtlpKey);

        Assert.Equal(1, response.PartialSuccess.RejectedSpans);
        Assert.Equal(1, (await dashboard.GetJsonAsync("/api/traces")).GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task Http_WithoutTheKey_IsRefusedEvenWhenSignedIn()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.SignedIn.PostAsync(new Uri("/v1/traces", UriKind.Relative), Protobuf(OneSpanAndABrokenOne().ToByteArray()));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Http_NotProtobufOrBroken_SaysWhatIsExpected()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Stranger.DefaultRequestHeaders.Add("x-otlp-api-key", RunningDashboard.OtlpKey);
        using var json = new StringContent("{}", new MediaTypeHeaderValue("application/json"));

        using var unsupported = await dashboard.Stranger.PostAsync(new Uri("/v1/traces", UriKind.Relative), json);
        using var broken = await dashboard.Stranger.PostAsync(new Uri("/v1/logs", UriKind.Relative), Protobuf([0x0a, 0xff]));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest), (unsupported.StatusCode, broken.StatusCode));
        Assert.Contains("application/x-protobuf", await unsupported.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_MetricOfATypeThatIsNotRead_IsReportedAsRejected()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Stranger.DefaultRequestHeaders.Add("x-otlp-api-key", RunningDashboard.OtlpKey);
        var request = new ExportMetricsServiceRequest
        {
            ResourceMetrics = { new ResourceMetrics { ScopeMetrics = { new ScopeMetrics { Metrics = { new Metric { Name = "exponential" } } } } } },
        };

        using var response = await dashboard.Stranger.PostAsync(new Uri("/v1/metrics", UriKind.Relative), Protobuf(request.ToByteArray()));

        var answer = ExportMetricsServiceResponse.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, answer.PartialSuccess.RejectedDataPoints);
        Assert.Contains("exponential", answer.PartialSuccess.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grpc_PortAskedForAPage_HasNone()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var client = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await client.GetAsync(new Uri(dashboard.Host.OtlpEndpoint, "/api/traces"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<ExportTraceServiceResponse> ExportAsync(RunningDashboard dashboard, string? key)
    {
        using var channel = GrpcChannel.ForAddress(dashboard.Host.OtlpEndpoint);
        var headers = key is null ? new Metadata() : new Metadata { { "x-otlp-api-key", key } };
        return await channel.CreateCallInvoker().AsyncUnaryCall(Export, null, new CallOptions(headers), OneSpanAndABrokenOne());
    }

    private static ExportTraceServiceRequest OneSpanAndABrokenOne()
    {
        var good = new Span { Name = "good", TraceId = ByteString.CopyFrom(new byte[16].Select((_, i) => (byte)(i + 1)).ToArray()), SpanId = ByteString.CopyFrom(1, 2, 3, 4, 5, 6, 7, 8) };
        var broken = new Span { Name = "broken", TraceId = ByteString.CopyFrom(new byte[16]), SpanId = good.SpanId };
        return new ExportTraceServiceRequest { ResourceSpans = { new ResourceSpans { ScopeSpans = { new ScopeSpans { Spans = { good, broken } } } } } };
    }

    private static ByteArrayContent Protobuf(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };
}
