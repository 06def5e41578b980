using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Tests.Serving;
using Visa.Scoring.Traffic;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Api;

public sealed class PoliciesApiTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Policies_ProposeDryRunApprove_PutItIntoEffect()
    {
        using var admin = await service.SignInAsync();
        await ScoreAsync(amounts: [50, 120, 120, 500]);
        var text = PolicyTexts.Amounts("77").Replace("amount >= 100,", "amount >= 200,", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync("/api/policies", new { policy = text })).StatusCode);
        var invalid = await admin.PostAsJsonAsync("/api/policies", new { policy = text.Replace("amount >= 200", "amont >= 200", StringComparison.Ordinal), reason = "x" });
        Assert.Contains("policy(5,", (await invalid.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);

        var run = await (await admin.PostAsJsonAsync("/api/policies/dry-run", new { policy = text })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((4, 2, "77"), (run.GetProperty("transactions").GetInt32(), run.GetProperty("changed").GetInt32(), run.GetProperty("proposed_version").GetString()));
        Assert.Equal(("review", "approve"), (run.GetProperty("examples")[0].GetProperty("now").GetString(), run.GetProperty("examples")[0].GetProperty("then").GetString()));

        var proposed = await (await admin.PostAsJsonAsync("/api/policies", new { policy = text, reason = "fewer alerts" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("1", "77"), (proposed.GetProperty("in_effect").GetString(), proposed.GetProperty("pending")[0].GetProperty("version").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync("/api/policies", new { policy = text, reason = "again" })).StatusCode);
        var approved = await (await admin.PostAsJsonAsync("/api/policies/77/approve", new { reason = "agreed" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("77", approved.GetProperty("in_effect").GetString());
        Assert.Equal("77", (await ScoreAsync(amounts: [120])).PolicyVersion);
        Assert.Equal(text, await admin.GetStringAsync("/api/policies/77"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/policies/none")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync("/api/policies/77/reject", new { reason = "late" })).StatusCode);
    }

    [Theory]
    [InlineData("/models", "Stages")]
    [InlineData("/policy", "is in effect")]
    public async Task Pages_SignedIn_ShowTheirMatter(string path, string expected)
    {
        using var admin = await service.SignInAsync();

        Assert.Contains(expected, await admin.GetStringAsync(path), StringComparison.Ordinal);
    }

    private async Task<ScoreBatchResponse> ScoreAsync(float[] amounts)
    {
        using var channel = service.Grpc();
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        for (var i = 0; i < amounts.Length; i++)
        {
            var row = new float[FeatureCatalogue.Count];
            row[0] = amounts[i];
            request.Features.AddRange(row);
            request.Facts.Add(FactsMessage.Write(ServingRig.Facts(i)));
        }

        var before = Recent();
        var response = await new ScoringClient(channel).ScoreBatchAsync(request, RunningService.Credentials());
        await Eventually.TrueAsync(() => Recent() == before + amounts.Length, "the rows are kept for dry runs");
        return response;
    }

    private int Recent()
    {
        var count = 0;
        service.Services.GetRequiredService<RecentRows>().Visit(_ => count++);
        return count;
    }
}
