using System.Text.Json;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace Compat.Tests.Dashboard.Logs;

public sealed class LogExportTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Export_RecordInsideASpan_IsReadWithItsTrace(OtlpExportProtocol protocol)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        string traceId;
        using (var service = new ExportingService("consumer", dashboard, protocol))
        {
            using var span = service.Activities.StartActivity("process transactions")!;
            traceId = span.TraceId.ToHexString();
            service.NewLogger("Visa.Shards").LogWarning(new InvalidOperationException("boom"), "Shard {ShardId} is {Lag} behind", "shard-1", 3);
        }

        var list = await dashboard.WaitForAsync($"/api/logs?trace={traceId}", all => all.GetProperty("matching").GetInt32() > 0);

        var record = Assert.Single(list.GetProperty("records").EnumerateArray());
        Assert.Equal("Shard shard-1 is 3 behind", record.GetProperty("message").GetString());
        Assert.Equal("Warning", record.GetProperty("severity").GetString());
        Assert.Equal("Visa.Shards", record.GetProperty("category").GetString());
        Assert.Equal(("consumer", "consumer-1"), (record.GetProperty("service").GetString(), record.GetProperty("instance").GetString()));
        var attributes = record.GetProperty("attributes").EnumerateArray().ToDictionary(pair => pair.GetProperty("key").GetString()!, pair => pair.GetProperty("value").GetString());
        Assert.Equal(("shard-1", "3", "boom"), (attributes["ShardId"], attributes["Lag"], attributes["exception.message"]));
    }

    [Fact]
    public async Task List_FilteredByLevelServiceAndText_HoldsOnlyThose()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using (var generator = new ExportingService("generator", dashboard))
        using (var consumer = new ExportingService("consumer", dashboard))
        {
            generator.NewLogger("Sending").LogInformation("sent {Count}", 25);
            consumer.NewLogger("Shards").LogError("lost the lease");
            consumer.NewLogger("Shards").LogCritical("stopped");
        }

        await dashboard.WaitForAsync("/api/logs", all => all.GetProperty("kept").GetInt32() == 3);

        Assert.Equal(["lost the lease", "stopped"], await MessagesAsync("level=Error"));
        Assert.Equal(["sent 25"], await MessagesAsync("service=generator"));
        Assert.Equal(["lost the lease"], await MessagesAsync("text=LEASE"));
        Assert.Empty(await MessagesAsync("service=generator&level=Warning"));

        async Task<IEnumerable<string?>> MessagesAsync(string query) =>
            (await dashboard.GetJsonAsync($"/api/logs?{query}")).GetProperty("records").EnumerateArray().Select(record => record.GetProperty("message").GetString()).Order();
    }

    [Fact]
    public async Task Export_MoreRecordsThanTheLimit_KeepsTheLatest()
    {
        await using var dashboard = await RunningDashboard.StartAsync(limits: new DashboardLimits { LogRecords = 5 });
        using (var service = new ExportingService("consumer", dashboard))
        {
            var logger = service.NewLogger("Shards");
            for (var i = 1; i <= 40; i++)
                logger.LogInformation("record {Number}", i);
        }

        var list = await dashboard.WaitForAsync("/api/logs", all => all.GetProperty("revision").GetInt64() == 40);

        Assert.Equal(5, list.GetProperty("kept").GetInt32());
        Assert.Equal([40L, 39, 38, 37, 36], list.GetProperty("records").EnumerateArray().Select(Number));
    }

    private static long Number(JsonElement record) => record.GetProperty("sequence").GetInt64();
}
