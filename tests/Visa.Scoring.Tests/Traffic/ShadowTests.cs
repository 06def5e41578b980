using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.Serving;
using Visa.Scoring.Traffic;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Traffic;

public sealed class ShadowTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task ScoreBatch_Challengers_ScoreInShadowBesideTheChampion()
    {
        var registry = service.Services.GetRequiredService<ModelRegistry>();
        await RegisterAsync(registry, "champ-1", ModelStage.Champion);
        await RegisterAsync(registry, "chall-2", ModelStage.Challenger);
        await RegisterAsync(registry, "chall-3", ModelStage.Challenger);
        using var channel = service.Grpc();
        var client = new ScoringClient(channel);
        var models = service.Services.GetRequiredService<Scoring.Serving.ServingModels>();
        await Eventually.TrueAsync(() => models.Live.Challengers.Count(model => model.Version.StartsWith("chall", StringComparison.Ordinal)) == 2, "the challengers are loaded");

        var response = await client.ScoreBatchAsync(Request(40), RunningService.Credentials());
        await Eventually.TrueAsync(() => ShadowScores().Count >= 80, "each challenger scored each row");

        Assert.Equal("champ-1", response.ModelVersion);
        var lines = ShadowScores();
        Assert.Equal(80, lines.Count);
        foreach (var line in lines)
        {
            var row = Enumerable.Range(0, 40).Single(i => DecisionSamples.Id(i).ToString() == line.GetProperty("transaction_id").GetString());
            var model = line.GetProperty("model_version").GetString()!;
            Assert.Equal(ModelSamples.Score(model, row * 10, isForeign: false), line.GetProperty("score").GetDouble(), 9);
            Assert.Equal("champ-1", line.GetProperty("champion_version").GetString());
            Assert.Equal(response.Answers[row].Score, line.GetProperty("champion_score").GetDouble());
            Assert.Equal(ServingRig.Facts(row).Card.ToString(), line.GetProperty("card_token").GetString());
            Assert.Equal(ServingRig.Facts(row).EventTime, line.GetProperty("event_time").GetDateTimeOffset());
            Assert.EndsWith("Z", line.GetProperty("scored_at").GetString(), StringComparison.Ordinal);
        }

        var recent = CountRecent();
        var repeat = Request(40);
        (repeat.ModelVersion, repeat.PolicyVersion) = (response.ModelVersion, response.PolicyVersion);
        Assert.Equal(response.Answers, (await client.ScoreBatchAsync(repeat, RunningService.Credentials())).Answers);
        Assert.Equal(recent, CountRecent());
    }

    [Fact]
    public async Task ScoreBatch_FirehoseHangs_AnswersGoOnAndWhatIsTooMuchIsDropped()
    {
        var registry = service.Services.GetRequiredService<ModelRegistry>();
        await RegisterAsync(registry, "slow-4", ModelStage.Challenger);
        var models = service.Services.GetRequiredService<Scoring.Serving.ServingModels>();
        await Eventually.TrueAsync(() => models.Live.Challengers.Any(model => model.Version == "slow-4"), "the challenger is loaded");
        var hang = new TaskCompletionSource();
        service.Firehose.Before = () => hang.Task;
        using var channel = service.Grpc();
        var client = new ScoringClient(channel);
        var queue = service.Services.GetRequiredService<LiveQueue>();

        for (var i = 0; i < 300; i++) Assert.Equal(2, (await client.ScoreBatchAsync(Request(2), RunningService.Credentials())).Answers.Count);

        Assert.InRange(queue.Dropped, 2 * (300 - 256 - 2), 2 * (300 - 256));
        service.Firehose.Before = () => Task.CompletedTask;
        hang.SetResult();
        await Eventually.TrueAsync(() => queue.Batches.Count == 0, "the rest is scored");
    }

    private List<JsonElement> ShadowScores() =>
    [
        .. service.Firehose.Delivered.Where(delivered => delivered.Stream == "shadow-scores").Select(delivered => JsonDocument.Parse(delivered.Line).RootElement)
            .Where(line => line.GetProperty("model_version").GetString()!.StartsWith("chall", StringComparison.Ordinal)),
    ];

    private int CountRecent()
    {
        var count = 0;
        service.Services.GetRequiredService<RecentRows>().Visit(_ => count++);
        return count;
    }

    private static async Task RegisterAsync(ModelRegistry registry, string version, ModelStage stage)
    {
        await registry.RegisterAsync(ModelSamples.Model(version), "", "training", default);
        await registry.ChangeAsync(version, stage, "test", "test", default);
    }

    private static ScoreBatchRequest Request(int rows)
    {
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        for (var row = 0; row < rows; row++)
        {
            var vector = new float[FeatureCatalogue.Count];
            vector[0] = row * 10;
            request.Features.AddRange(vector);
            request.Facts.Add(FactsMessage.Write(ServingRig.Facts(row)));
        }

        return request;
    }
}
