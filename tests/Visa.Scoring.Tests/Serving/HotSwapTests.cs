using Microsoft.Extensions.DependencyInjection;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Registry;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Serving;

public sealed class HotSwapTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly int Amount = FeatureCatalogue.IndexOf("amount");

    [Fact]
    public async Task ScoreBatch_ChampionsChangeUnderLoad_EveryBatchIsAnsweredByTheModelThatItNames()
    {
        using var channel = service.Grpc();
        var client = new ScoringClient(channel);
        using var stop = new CancellationTokenSource();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var callers = Enumerable.Range(0, 4).Select(_ => CallAsync(client, seen, stop.Token)).ToArray();
        var registry = service.Services.GetRequiredService<ModelRegistry>();
        for (var i = 1; i <= 4; i++)
        {
            var version = $"swap-{i}";
            await registry.RegisterAsync(ModelSamples.Model(version), "", "training", default);
            await registry.ChangeAsync(version, ModelStage.Champion, "test", "test", default);
            await Eventually.TrueAsync(() => seen.ContainsKey(version), $"{version} answers");
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);

        Assert.Subset(Enumerable.Range(1, 4).Select(i => $"swap-{i}").Append("scorecard-1").ToHashSet(), seen.Keys.ToHashSet());
        var request = Request();
        (request.ModelVersion, request.PolicyVersion) = ("swap-1", "1");
        Check(await client.ScoreBatchAsync(request, RunningService.Credentials()), "swap-1");
    }

    private static async Task CallAsync(ScoringClient client, System.Collections.Concurrent.ConcurrentDictionary<string, int> seen, CancellationToken stop)
    {
        await Task.Yield();
        var request = Request();
        while (!stop.IsCancellationRequested)
        {
            // A refusal would throw: not one call may be dropped.
            var response = await client.ScoreBatchAsync(request, RunningService.Credentials(), cancellationToken: CancellationToken.None);
            if (response.ModelVersion != "scorecard-1") Check(response, response.ModelVersion);
            seen.AddOrUpdate(response.ModelVersion, 1, static (_, count) => count + 1);
        }
    }

    private static void Check(ScoreBatchResponse response, string version)
    {
        Assert.Equal(version, response.ModelVersion);
        Assert.Equal(
            new[] { 50f, 150, 5000 }.Select(amount => Math.Round(ModelSamples.Score(version, amount, isForeign: false), 9)), response.Answers.Select(answer => Math.Round(answer.Score, 9)));
        Assert.Empty(response.Answers[0].Reasons);
        Assert.Equal("AMOUNT", response.Answers[2].Reasons[0].Code);
    }

    private static ScoreBatchRequest Request()
    {
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        foreach (var (amount, number) in new[] { 50f, 150, 5000 }.Select((amount, number) => (amount, number)))
        {
            var row = new float[FeatureCatalogue.Count];
            row[Amount] = amount;
            request.Features.AddRange(row);
            request.Facts.Add(FactsMessage.Write(ServingRig.Facts(number)));
        }

        return request;
    }
}
