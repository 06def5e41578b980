using System.Net;
using System.Text.Json;
using Aspire.Hosting.Dashboard;

namespace Compat.Tests.Dashboard.Resources;

public sealed class ResourceEndpointsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Resources_OfTheSource_AreListedInItsOrder()
    {
        var source = new FakeDashboardSource { Resources = [Resource("scoring"), Resource("consumer-abcdefgh") with { State = "Exited", ProcessId = null, ExitCode = 3, RestartCount = 2 }] };
        await using var dashboard = await RunningDashboard.StartAsync(source);

        var list = (await dashboard.GetJsonAsync("/api/resources")).GetProperty("resources").EnumerateArray().ToList();

        Assert.Equal(["scoring", "consumer-abcdefgh"], list.Select(resource => resource.GetProperty("name").GetString()));
        Assert.Equal("http://localhost:5000", list[0].GetProperty("urls")[0].GetString());
        Assert.Equal((3, 2, JsonValueKind.Null), (list[1].GetProperty("exitCode").GetInt32(), list[1].GetProperty("restartCount").GetInt32(), list[1].GetProperty("processId").ValueKind));
    }

    [Fact]
    public async Task Logs_AfterALine_AreTheLaterOnes()
    {
        var source = new FakeDashboardSource { Resources = [Resource("scoring")] };
        source.SetLines("scoring", Line(5, "five"), Line(6, "six", isError: true), Line(7, "seven"));
        await using var dashboard = await RunningDashboard.StartAsync(source);

        var answer = await dashboard.GetJsonAsync("/api/resources/scoring/logs?after=5");

        Assert.Equal(7, answer.GetProperty("last").GetInt64());
        Assert.Equal([("six", true), ("seven", false)], answer.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("text").GetString()!, line.GetProperty("isError").GetBoolean())));
    }

    [Fact]
    public async Task Logs_OfAReaderThatIsAhead_BeginAnew()
    {
        var source = new FakeDashboardSource { Resources = [Resource("scoring")] };
        source.SetLines("scoring", Line(1, "again"));
        await using var dashboard = await RunningDashboard.StartAsync(source);

        var answer = await dashboard.GetJsonAsync("/api/resources/scoring/logs?after=900");

        Assert.True(answer.GetProperty("isRestart").GetBoolean());
        Assert.Equal(1, answer.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Logs_OfAnUnknownResource_AreNotFound()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.SignedIn.GetAsync(new Uri("/api/resources/nobody/logs", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static DashboardResource Resource(string name) => new(name, "Project", "Running", "Healthy", ["http://localhost:5000"], 42, Start, 0, null);

    private static LogLine Line(long sequence, string text, bool isError = false) => new(sequence, Start, isError, text);
}
