using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.Features;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.Serving;

namespace Visa.Scoring.Tests.Api;

public sealed class ScoreApiTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Explain_ByModel_ContributionsAddUpToTheMargin()
    {
        await PromoteAsync("api-1");
        using var http = service.Http();

        var answer = await PostAsync(http, "/api/explain", new { features = Features(("amount", 5000), ("is_foreign", 1)) });

        var contributions = answer.GetProperty("contributions").EnumerateArray().Select(found => found.GetProperty("contribution").GetDouble()).ToList();
        Assert.Equal(answer.GetProperty("margin").GetDouble(), answer.GetProperty("expected_margin").GetDouble() + contributions.Sum(), 9);
        Assert.Equal(ModelSamples.Margin("api-1", 5000, isForeign: true), answer.GetProperty("margin").GetDouble(), 9);
        Assert.Equal("amount", answer.GetProperty("contributions")[0].GetProperty("feature").GetString());
        var scored = answer.GetProperty("answer");
        Assert.Equal(("api-1", "1", "decline"), (scored.GetProperty("model_version").GetString(), scored.GetProperty("policy_version").GetString(), scored.GetProperty("decision").GetString()));
        Assert.Equal("High amount", scored.GetProperty("reasons")[0].GetProperty("says").GetString());
    }

    [Fact]
    public async Task Score_AskedByName_IsAnsweredByThatPair()
    {
        await PromoteAsync("api-2");
        using var http = service.Http();

        var answer = await PostAsync(http, "/api/score", new { features = Features(("amount", 150)), model_version = "scorecard-1", policy_version = "1" });

        Assert.Equal(("scorecard-1", "review"), (answer.GetProperty("model_version").GetString(), answer.GetProperty("decision").GetString()));
        Assert.Equal(0.5, answer.GetProperty("score").GetDouble(), 9);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "The body is not the JSON that is expected here")]
    [InlineData("null", HttpStatusCode.BadRequest, "The body is null")]
    [InlineData("{}", HttpStatusCode.BadRequest, "features is missing")]
    [InlineData("{\"features\":{\"amont\":3}}", HttpStatusCode.BadRequest, "There is no feature")]
    [InlineData("{\"features\":{\"amount\":3}}", HttpStatusCode.BadRequest, "features are not there")]
    [InlineData("{\"features\":{\"amount\":1e99},\"allow_missing\":true}", HttpStatusCode.BadRequest, "amount")]
    [InlineData("{\"features\":{\"amount\":\"NaN\"},\"allow_missing\":true}", HttpStatusCode.BadRequest, "$.features")]
    [InlineData("{\"catalogue_version\":99,\"features\":{}}", HttpStatusCode.BadRequest, "catalogue 99")]
    [InlineData("{\"features\":{},\"allow_missing\":true,\"model_version\":\"m\"}", HttpStatusCode.BadRequest, "together")]
    [InlineData("{\"features\":{},\"allow_missing\":true,\"model_version\":\"m\",\"policy_version\":\"1\"}", HttpStatusCode.NotFound, "no such model")]
    [InlineData("{\"features\":{},\"allow_missing\":true,\"transaction\":{\"transaction_id\":\"x\"}}", HttpStatusCode.BadRequest, "transaction_id")]
    [InlineData("{\"features\":{},\"allow_missing\":true,\"transaction\":{\"transaction_id\":\"00000000-0000-7000-8000-000000000001\",\"card_token\":\"4111111111111111\"}}", HttpStatusCode.BadRequest, "a card number is never sent here")]
    public async Task Score_BadRequest_IsRefusedInWords(string body, HttpStatusCode status, string detail)
    {
        using var http = service.Http();

        var response = await http.PostAsync("/api/score", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(detail, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_TooLargeOrNoJson_IsRefused()
    {
        using var http = service.Http();
        var large = new StringContent("{\"features\":{\"" + new string('a', 2_000_000) + "\":1}}", Encoding.UTF8, "application/json");

        Assert.Contains("larger than", await (await http.PostAsync("/api/score", large)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("application/json", await (await http.PostAsync("/api/score", new StringContent("a=1"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_NotSignedIn_IsUnauthorized()
    {
        using var http = service.Http(isSignedIn: false);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsJsonAsync("/api/score", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/openapi.json")).StatusCode);
    }

    [Fact]
    public async Task OpenApi_Document_NamesEveryRoute()
    {
        using var http = service.Http();

        var paths = (await http.GetFromJsonAsync<JsonElement>("/api/openapi.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "/api/score", "/api/explain", "/api/models", "/api/models/{version}", "/api/models/{version}/stage", "/api/models/rollback", "/api/policies", "/api/policies/{version}",
                "/api/policies/{version}/approve", "/api/policies/dry-run", "/api/alerts", "/api/alerts/{id}", "/api/alerts/{id}/claim", "/api/alerts/{id}/verdict", "/api/feedback", "/api/status",
            },
            paths);
    }

    private async Task PromoteAsync(string version)
    {
        var registry = service.Services.GetRequiredService<ModelRegistry>();
        await registry.RegisterAsync(ModelSamples.Model(version), "", "training", default);
        await registry.ChangeAsync(version, ModelStage.Champion, "test", "test", default);
        await service.Services.GetRequiredService<Scoring.Serving.ServingModels>().RefreshAsync(default);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        var response = await http.PostAsJsonAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal static Dictionary<string, float?> Features(params (string Name, float Value)[] values)
    {
        var features = FeatureCatalogue.Features.ToDictionary(feature => feature.Name, _ => (float?)0);
        foreach (var (name, value) in values) features[name] = value;
        return features;
    }
}
