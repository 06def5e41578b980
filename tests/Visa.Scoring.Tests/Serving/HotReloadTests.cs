using Visa.Decisions.Protocol;
using Visa.Features;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Serving;

public sealed class HotReloadTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task ScoreBatch_PolicyFileChanges_IsTakenOverAndEachBatchHasOnePolicy()
    {
        using var channel = service.Grpc();
        var client = new ScoringClient(channel);
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        request.Features.AddRange(new float[FeatureCatalogue.Count * 500]);
        Assert.Equal("1", (await client.ScoreBatchAsync(request, RunningService.Credentials())).PolicyVersion);

        foreach (var (version, intercept) in new[] { ("2", -1.0), ("3", 0.5), ("4", 2.0) })
        {
            await File.WriteAllTextAsync(service.PolicyPath, PolicyTexts.Amounts(version, intercept));
            await Eventually.TrueAsync(
                async () =>
                {
                    var response = await client.ScoreBatchAsync(request, RunningService.Credentials());
                    Assert.Single(response.Answers.Select(answer => answer.Score).Distinct());
                    return response.PolicyVersion == version && response.Answers[0].Score == 1 / (1 + Math.Exp(-intercept));
                },
                $"policy {version} is in force");
        }
    }
}
