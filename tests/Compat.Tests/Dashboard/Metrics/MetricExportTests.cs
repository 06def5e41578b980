using System.Text.Json;
using OpenTelemetry.Exporter;

namespace Compat.Tests.Dashboard.Metrics;

public sealed class MetricExportTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Export_EveryKindOfInstrument_HasItsLatestAndHistory(OtlpExportProtocol protocol)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var service = new ExportingService("consumer", dashboard, protocol);
        var decisions = service.Meter.CreateCounter<long>("visa.decisions", "{decision}", "Decisions emitted");
        var open = service.Meter.CreateUpDownCounter<int>("visa.batches.open");
        service.Meter.CreateObservableGauge("visa.stream.lag", () => 1.5, "s");
        var latency = service.Meter.CreateHistogram<double>("visa.scoring.duration", "ms");
        for (var round = 0; round < 3; round++)
        {
            decisions.Add(7, new KeyValuePair<string, object?>("decision", "approve"));
            decisions.Add(2, new KeyValuePair<string, object?>("decision", "decline"));
            open.Add(round == 2 ? -5 : 4);
            foreach (var value in new[] { 6.0, 7, 8, 60 })
                latency.Record(value);
            Assert.True(service.SendMetrics());
        }

        var list = await dashboard.WaitForAsync("/api/metrics", all => all.GetProperty("instruments").GetArrayLength() == 4);
        var instruments = list.GetProperty("instruments").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);

        var counter = instruments["visa.decisions"];
        Assert.Equal(("Counter", "{decision}", "Decisions emitted"), (Text(counter, "kind"), Text(counter, "unit"), Text(counter, "description")));
        Assert.Equal([21.0, 6], counter.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("value").GetDouble()));
        Assert.Equal(3, Series(instruments["visa.batches.open"]).GetProperty("value").GetDouble());
        Assert.Equal("UpDownCounter", Text(instruments["visa.batches.open"], "kind"));
        Assert.Equal(1.5, Series(instruments["visa.stream.lag"]).GetProperty("value").GetDouble());
        var histogram = Series(instruments["visa.scoring.duration"]);
        Assert.Equal((12, 20.25, 6.0, 60.0), (histogram.GetProperty("count").GetInt32(), histogram.GetProperty("mean").GetDouble(), histogram.GetProperty("min").GetDouble(), histogram.GetProperty("max").GetDouble()));
        // The SDK's buckets around them are (5, 10] and (50, 75].
        Assert.InRange(histogram.GetProperty("p50").GetDouble(), 6, 10);
        Assert.InRange(histogram.GetProperty("p95").GetDouble(), 50, 60);

        var detail = await dashboard.GetJsonAsync($"/api/metrics/{Text(counter, "id")}");
        var points = detail.GetProperty("series")[0].GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(3, points.Count);
        Assert.All(points, point => Assert.True(point.GetProperty("value").GetDouble() > 0));
    }

    private static JsonElement Series(JsonElement instrument) => Assert.Single(instrument.GetProperty("series").EnumerateArray());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
