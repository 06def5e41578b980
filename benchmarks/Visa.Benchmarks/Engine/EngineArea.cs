using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Features;
using Visa.Features.Cards;

namespace Visa.Benchmarks.Engine;

/// <summary>Transactions' bytes in, decisions' bytes out, in memory: how many a second, where the time goes, and what one of them waits.</summary>
internal sealed class EngineArea : IBenchmarkArea
{
    private const int BatchSize = 256;
    private const double RateAim = 65_000;
    private const double ProcessorAim = 10;
    private const int FilledDays = 35;

    public string Name => "engine";

    public string Description => "transaction bytes in, decision bytes out, in memory, with a model of 300 trees";

    public Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var traffic = new EngineTraffic();
        var cards = Enumerable.Range(0, EngineTraffic.Shards).Select(_ => new CardStateStore { IsJournaled = false }).ToArray();
        session.Report("filling the cards' histories");
        traffic.Fill(cards, session.Quick ? 5 : FilledDays, cancellationToken);
        session.Report($"training {EngineModel.Trees} trees of {EngineModel.Leaves} leaves");
        var model = new ServingModel(ModelFile.Read(ModelFile.Write(EngineModel.Train(traffic.NextDay(cancellationToken), cards))));
        var assessor = new Assessor(PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.yaml")), model);
        var engines = cards.Select(shard => new ShardEngine(shard, assessor, BatchSize)).ToArray();
        var rounds = new EngineRounds(traffic, engines, BatchSize);

        session.Report("warm-up");
        rounds.Run(1, cancellationToken);
        rounds.Run(EngineTraffic.Shards, cancellationToken);
        foreach (var engine in engines) Array.Clear(engine.Nanoseconds);
        var (one, two) = (new List<EngineRound>(), new List<EngineRound>());
        for (var round = 0; round < (session.Quick ? 1 : 5); round++)
        {
            session.Report($"round {round + 1}");
            one.Add(rounds.Run(1, cancellationToken));
            two.Add(rounds.Run(EngineTraffic.Shards, cancellationToken));
        }

        var both = one.Concat(two).ToArray();
        var decided = both.Sum(round => round.Decided);
        session.Record(new Measurement("decisions, 1 core", Rounds.Median(one.Select(round => round.Rate)), "transactions/s"));
        session.Record(new Measurement("decisions, 2 cores", Rounds.Median(two.Select(round => round.Rate)), "transactions/s") { Aim = Aim.AtLeast(RateAim) });
        session.Record(new Measurement("processor time of a transaction", Rounds.Median(both.Select(round => round.ProcessorMicroseconds)), "µs") { Better = Better.Lower, Aim = Aim.AtMost(ProcessorAim) });
        session.Record(new Measurement("allocated for a transaction", both.Sum(round => round.Allocated) / (double)decided, "bytes") { Better = Better.Lower });
        foreach (var stage in Enum.GetValues<EngineStage>())
            session.Record(new Measurement($"of it {Words(stage)}", engines.Sum(engine => engine.Nanoseconds[(int)stage]) / 1e3 / decided, "µs") { Better = Better.Lower });
        session.Record(new Measurement("decisions that are no approvals", 100.0 * engines.Sum(engine => engine.Flagged) / engines.Sum(engine => engine.Decided), "%"));
        session.Record(new Measurement("state of a card", cards.Sum(shard => shard.ByteSize) / (double)cards.Sum(shard => shard.Count), "bytes") { Better = Better.Lower });

        session.Report("one at a time");
        var waits = rounds.OneByOne(assessor, cards, cancellationToken);
        foreach (var (name, share) in new[] { ("median", 0.5), ("99th percentile", 0.99), ("99.9th percentile", 0.999) })
            session.Record(new Measurement($"one transaction by itself, {name}", waits[(int)(share * (waits.Length - 1))], "µs") { Better = Better.Lower });
        return Task.CompletedTask;
    }

    private static string Words(EngineStage stage) => stage switch
    {
        EngineStage.Decode => "decoding JSON",
        EngineStage.Features => $"de-duplication and {FeatureCatalogue.Count} features",
        EngineStage.Assess => $"{EngineModel.Trees} trees, policy and explanations",
        _ => "encoding JSON",
    };
}
