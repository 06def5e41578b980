using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Visa.Orchestrator.Tests.Api;

public sealed class OrchestratorApiTests : IAsyncLifetime
{
    private RunningOrchestrator _orchestrator = null!;

    public async Task InitializeAsync() => _orchestrator = await RunningOrchestrator.StartAsync();

    public async Task DisposeAsync() => await _orchestrator.DisposeAsync();

    [Theory]
    [InlineData("/api/dags")]
    [InlineData("/api/runs")]
    [InlineData("/api/audit")]
    [InlineData("/api/openapi.json")]
    public async Task Get_WithoutLogin_IsRefused(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _orchestrator.Anonymous.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _orchestrator.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Trigger_SameKeyTwice_IsOneRunThatSucceedsAndIsAudited()
    {
        var first = await TriggerAsync("key-1");
        var second = await TriggerAsync("key-1");

        Assert.Equal(first, second);
        var run = await UntilEndAsync(first);
        Assert.Equal("Succeeded", run.GetProperty("state").GetString());
        var audit = await _orchestrator.Http.GetFromJsonAsync<JsonElement>("/api/audit");
        var entry = Assert.Single(audit.EnumerateArray(), entry => entry.GetProperty("action").GetString() == "trigger");
        Assert.Equal("because", entry.GetProperty("reason").GetString());
        Assert.Equal("service", entry.GetProperty("actor").GetString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("/api/dags/none/runs", "{}", HttpStatusCode.NotFound)]
    [InlineData("/api/dags/two-steps/backfill", """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}""", HttpStatusCode.Conflict)]
    [InlineData("/api/runs/99/cancel", "{}", HttpStatusCode.NotFound)]
    public async Task Post_WhatCannotBeDone_SaysWhy(string path, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await _orchestrator.Http.PostAsync(path, content);

        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEqual("", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task SetPool_ByAnOperator_IsForbidden() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _orchestrator.Http.PutAsJsonAsync("/api/pools/glue", new { slots = 3 })).StatusCode);

    [Fact]
    public async Task Clear_EndedRun_RunsTheStepAgain()
    {
        var run = await UntilEndAsync(await TriggerAsync("key-2"));

        var cleared = await (await _orchestrator.Http.PostAsJsonAsync($"/api/runs/{run.GetProperty("id")}/clear", new { step = "first", scope = "Downstream" })).Content.ReadFromJsonAsync<string[]>();
        var again = await UntilEndAsync(run.GetProperty("runKey").GetString()!);

        Assert.Equal(["first", "second"], cleared!);
        Assert.All(again.GetProperty("steps").EnumerateArray(), step => Assert.Equal(2, step.GetProperty("generation").GetInt32()));
    }

    [Fact]
    public async Task ClearMany_OfAllRuns_NamesEachRunAndItsSteps()
    {
        await UntilEndAsync(await TriggerAsync("key-3"));
        var run = await UntilEndAsync(await TriggerAsync("key-4"));

        var items = await (await _orchestrator.Http.PostAsJsonAsync($"/api/runs/{run.GetProperty("id")}/clear-many", new { step = "second", scope = "Step", reach = "All" })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(["M:key-3", "M:key-4"], items.EnumerateArray().Select(item => item.GetProperty("runKey").GetString()));
        Assert.All(items.EnumerateArray(), item => Assert.Equal("second", Assert.Single(item.GetProperty("steps").EnumerateArray()).GetString()));
    }

    [Theory]
    [InlineData("/api/backfills")]
    [InlineData("/api/backfills?dag=two-steps")]
    public async Task Backfills_WithoutAny_AreAnEmptyList(string path) => Assert.Equal("[]", await _orchestrator.Http.GetStringAsync(path));

    [Fact]
    public void AddressFile_WhileItRuns_IsForThisUserAlone()
    {
        Assert.Contains(RunningOrchestrator.Token, File.ReadAllText(_orchestrator.AddressFile), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_orchestrator.AddressFile));
        }
    }

    private async Task<string> TriggerAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dags/two-steps/runs") { Content = JsonContent.Create(new { reason = "because" }) };
        request.Headers.Add("Idempotency-Key", key);
        var answer = await _orchestrator.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runKey").GetString()!;
    }

    private async Task<JsonElement> UntilEndAsync(string runKey)
    {
        while (true)
        {
            var run = await _orchestrator.Http.GetFromJsonAsync<JsonElement>($"/api/dags/two-steps/run?key={Uri.EscapeDataString(runKey)}");
            if (run.GetProperty("endedAt").ValueKind != JsonValueKind.Null)
            {
                return run;
            }

            await Task.Delay(20);
        }
    }
}
