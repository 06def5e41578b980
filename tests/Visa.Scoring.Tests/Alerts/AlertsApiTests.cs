using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.Alerts;

public abstract class AlertsApiTests(RunningService service)
{
    [SkippableTheory]
    [InlineData("/api/status")]
    [InlineData("/api/alerts")]
    [InlineData("/api/alerts/00000000-0000-7000-8000-000000000001")]
    public async Task Get_NotSignedIn_IsUnauthorized(string path)
    {
        using var client = service.Http(isSignedIn: false);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
    }

    [SkippableFact]
    public async Task Get_PageNotSignedIn_LeadsToTheLogin()
    {
        using var client = service.Http(isSignedIn: false);

        var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/login", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Get_Health_NeedsNoLogin(string path)
    {
        using var client = service.Http(isSignedIn: false);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    }

    [SkippableFact]
    public async Task Get_DecisionsWereStreamed_ShowsThemEverywhere()
    {
        using var client = service.Http();
        service.Kinesis.Put("shard-0", Enumerable.Range(1, 30).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
        service.Kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(7)));
        await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("redelivered").GetInt64() == 1, "all records are read");
        var expected = Enumerable.Range(1, 30).Where(i => i % 3 == 0 || i % 7 == 0).Reverse().Select(i => DecisionSamples.Id(i).ToString()).ToList();

        var status = await client.GetFromJsonAsync<JsonElement>("/api/status");
        Assert.Equal(expected.Count, status.GetProperty("alerts").GetInt64());
        Assert.Equal(0, status.GetProperty("duplicate_alerts").GetInt64());
        Assert.Equal(30, status.GetProperty("decisions_seen").GetInt64());
        Assert.Equal(0, status.GetProperty("conflicts").GetInt64());
        Assert.Equal(DecisionSamples.Decision(1).DecidedAt, status.GetProperty("first_decision_at").GetDateTimeOffset());

        var newest = await client.GetFromJsonAsync<JsonElement[]>("/api/alerts?limit=5");
        Assert.Equal(expected[..5], newest!.Select(Id));
        var older = await client.GetFromJsonAsync<JsonElement[]>($"/api/alerts?before={newest![^1].GetProperty("number").GetInt64()}");
        Assert.Equal(expected[5..], older!.Select(Id));

        var one = await client.GetFromJsonAsync<JsonElement>($"/api/alerts/{DecisionSamples.Id(7)}");
        Assert.Equal("decline", one.GetProperty("decision").GetString());
        Assert.Equal("Large amount", one.GetProperty("reasons")[0].GetProperty("says").GetString());
        Assert.Equal("scorecard-1", one.GetProperty("context").GetProperty("model_version").GetString());

        var page = await client.GetStringAsync("/");
        Assert.Contains("Large amount", page, StringComparison.Ordinal);
        Assert.Contains("scorecard-1", page, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/api/alerts?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts?limit=501", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts?before=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts/seven", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts/00000000-0000-7000-8000-000000000009", HttpStatusCode.NotFound)]
    public async Task Get_WrongRequest_IsAProblem(string path, HttpStatusCode status)
    {
        using var client = service.Http();

        var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [SkippableTheory]
    [InlineData("alerts.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("_framework/blazor.web.js", "text/javascript")]
    public async Task Get_Assets_AreServedByTheServiceItself(string path, string type)
    {
        using var client = service.Http();

        var response = await client.GetAsync("/" + path);

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private static string? Id(JsonElement alert) => alert.GetProperty("transaction_id").GetString();

    public sealed class OnSqlite(RunningService service) : AlertsApiTests(service), IClassFixture<RunningService>;

    [Collection(PostgresServer.Name)]
    public sealed class OnPostgres : AlertsApiTests, IClassFixture<PostgresService>
    {
        public OnPostgres(PostgresService service)
            : base(service) => PostgresServer.SkipWithout();
    }
}
