using System.Diagnostics;
using System.Text.Json;
using OpenTelemetry.Exporter;

namespace Compat.Tests.Dashboard.Traces;

public sealed class TraceExportTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Export_OneTraceOverTwoServices_IsOneTrace(OtlpExportProtocol protocol)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        string traceId;
        using (var scoring = new ExportingService("scoring", dashboard, protocol))
        using (var consumer = new ExportingService("consumer", dashboard, protocol))
        {
            using var call = consumer.Activities.StartActivity("ScoreBatch call", ActivityKind.Client)!;
            traceId = call.TraceId.ToHexString();
            // As if it came in the traceparent header, to another process.
            using var served = scoring.Activities.StartActivity("ScoreBatch", ActivityKind.Server, call.Context)!;
            served.SetTag("visa.batch.size", 25).SetTag("visa.steps", new[] { "model", "policy" });
            served.AddException(new InvalidOperationException("no model"));
            served.SetStatus(ActivityStatusCode.Error, "rules only");
        }

        var list = await dashboard.WaitForAsync("/api/traces", all => all.GetProperty("traces").EnumerateArray().Any(trace => trace.GetProperty("spanCount").GetInt32() == 2));

        var trace = Assert.Single(list.GetProperty("traces").EnumerateArray());
        Assert.Equal(traceId, trace.GetProperty("traceId").GetString());
        Assert.Equal("ScoreBatch call", trace.GetProperty("name").GetString());
        Assert.True(trace.GetProperty("hasRoot").GetBoolean());
        Assert.Equal(1, trace.GetProperty("errorCount").GetInt32());
        Assert.Equal(["consumer", "scoring"], trace.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Export_SpanWithEverything_IsReadFieldByField()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        ActivityContext linked;
        string traceId;
        using (var service = new ExportingService("consumer", dashboard))
        {
            using (var other = service.Activities.StartActivity("create transaction", ActivityKind.Producer)!)
                linked = other.Context;
            using var span = service.Activities.StartActivity("process transactions", ActivityKind.Consumer, default(ActivityContext), links: [new ActivityLink(linked)])!;
            traceId = span.TraceId.ToHexString();
            span.SetTag("text", "värde").SetTag("number", 25L).SetTag("share", 0.25).SetTag("flag", true).SetTag("list", new[] { "a", "b" });
            span.AddEvent(new ActivityEvent("checkpointed", tags: new ActivityTagsCollection { ["sequence"] = "17" }));
            span.SetStatus(ActivityStatusCode.Error, "broken");
        }

        await dashboard.WaitForAsync("/api/traces", all => all.GetProperty("kept").GetInt32() == 2);
        var detail = await dashboard.GetJsonAsync($"/api/traces/{traceId}");

        var row = Assert.Single(detail.GetProperty("spans").EnumerateArray());
        Assert.Equal("Consumer", row.GetProperty("kind").GetString());
        Assert.Equal("consumer-1", row.GetProperty("instance").GetString());
        Assert.StartsWith("consumer.", row.GetProperty("scope").GetString(), StringComparison.Ordinal);
        Assert.Equal("broken", row.GetProperty("statusMessage").GetString());
        Assert.True(row.GetProperty("durationMs").GetDouble() > 0);
        var attributes = Pairs(row.GetProperty("attributes"));
        Assert.Equal(("värde", "25", "0.25", "true", "[a, b]"), (attributes["text"], attributes["number"], attributes["share"], attributes["flag"], attributes["list"]));
        var happened = Assert.Single(row.GetProperty("events").EnumerateArray());
        Assert.Equal("checkpointed", happened.GetProperty("name").GetString());
        Assert.Equal("17", Pairs(happened.GetProperty("attributes"))["sequence"]);
        var link = Assert.Single(row.GetProperty("links").EnumerateArray());
        Assert.Equal((linked.TraceId.ToHexString(), linked.SpanId.ToHexString(), "create transaction"),
            (link.GetProperty("traceId").GetString()!, link.GetProperty("spanId").GetString()!, link.GetProperty("name").GetString()!));

        var origin = await dashboard.GetJsonAsync($"/api/traces/{linked.TraceId.ToHexString()}");
        var back = Assert.Single(origin.GetProperty("linkedFrom").EnumerateArray());
        Assert.Equal(traceId, back.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task List_FilteredByServiceTextAndErrors_HoldsOnlyThose()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using (var generator = new ExportingService("generator", dashboard))
        using (var consumer = new ExportingService("consumer", dashboard))
        {
            generator.Activities.StartActivity("send transactions")!.SetTag("messaging.destination.name", "transactions").Dispose();
            consumer.Activities.StartActivity("process transactions")!.SetStatus(ActivityStatusCode.Error).Dispose();
        }

        await dashboard.WaitForAsync("/api/traces", all => all.GetProperty("kept").GetInt32() == 2);

        Assert.Equal(["send transactions"], await NamesAsync("service=generator"));
        Assert.Equal(["send transactions"], await NamesAsync("text=DESTINATION"));
        Assert.Equal(["process transactions"], await NamesAsync("errors=true"));
        Assert.Equal(["process transactions", "send transactions"], await NamesAsync("text=transactions"));
        Assert.Empty(await NamesAsync("service=generator&errors=true"));

        async Task<IReadOnlyList<string?>> NamesAsync(string query) =>
            [.. (await dashboard.GetJsonAsync($"/api/traces?{query}")).GetProperty("traces").EnumerateArray().Select(trace => trace.GetProperty("name").GetString())];
    }

    [Fact]
    public async Task List_WithTheCurrentRevision_AnswersNoContent()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var revision = (await dashboard.GetJsonAsync("/api/traces")).GetProperty("revision").GetInt64();

        using var response = await dashboard.SignedIn.GetAsync(new Uri($"/api/traces?revision={revision}", UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Detail_OfAnUnknownTrace_SaysSo()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.SignedIn.GetAsync(new Uri("/api/traces/00000000000000000000000000000001", UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("not in memory", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Pairs(JsonElement attributes) =>
        attributes.EnumerateArray().ToDictionary(pair => pair.GetProperty("key").GetString()!, pair => pair.GetProperty("value").GetString()!);
}
