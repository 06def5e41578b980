using System.Diagnostics;
using Amazon.Kinesis.ClientLibrary;
using Visa.Decisions.Policies;
using Visa.Features.Cards;

namespace Visa.Benchmarks.Engine;

/// <summary>Each round decides the next simulated day.</summary>
internal sealed class EngineRounds(EngineTraffic traffic, IReadOnlyList<ShardEngine> engines, int batchSize)
{
    /// <param name="cores">1: the shards one after the other; as many as shards: all at once, each on a thread.</param>
    /// <param name="cancellationToken">Ends the making of the day.</param>
    public EngineRound Run(int cores, CancellationToken cancellationToken)
    {
        var day = traffic.NextDay(cancellationToken);
        var batches = Enumerable.Range(0, engines.Count).Select(shard => day.Batches(shard, batchSize)).ToArray();
        GC.Collect();
        var decidedBefore = engines.Sum(engine => engine.Decided);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        if (cores == 1)
        {
            for (var shard = 0; shard < engines.Count; shard++) Decide(engines[shard], batches[shard]);
        }
        else
        {
            var threads = Enumerable.Range(0, engines.Count).Select(shard => new Thread(() => Decide(engines[shard], batches[shard]))).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
        }
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new EngineRound(
            engines.Sum(engine => engine.Decided) - decidedBefore,
            elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>What each transaction of the next day takes when it does not wait for others; microseconds, in order.</summary>
    public double[] OneByOne(Assessor assessor, IReadOnlyList<CardStateStore> cards, CancellationToken cancellationToken)
    {
        var day = traffic.NextDay(cancellationToken);
        var waits = new List<double>(day.Count);
        for (var shard = 0; shard < cards.Count; shard++)
        {
            var engine = new ShardEngine(cards[shard], assessor, 1);
            foreach (var batch in day.Batches(shard, 1))
            {
                var started = Stopwatch.GetTimestamp();
                engine.Decide(batch);
                waits.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }
        waits.Sort();
        return [.. waits];
    }

    private static void Decide(ShardEngine engine, IReadOnlyList<KinesisClientRecord[]> batches)
    {
        foreach (var batch in batches) engine.Decide(batch);
    }
}
