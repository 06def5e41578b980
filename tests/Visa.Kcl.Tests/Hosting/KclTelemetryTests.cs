using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Hosting;

/// <summary>What docs/kcl.md says is measured.</summary>
public sealed class KclTelemetryTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RecordingProcessor> _processors = [];

    public KclTelemetryTests() => _lab.Options.StreamName = Guid.NewGuid().ToString("N");

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void Counters_OfABatch_HoldItsRecordsBytesReadsAndCheckpoints()
    {
        using var records = Collect<long>("visa.kcl.records");
        using var bytes = Collect<long>("visa.kcl.bytes");
        using var reads = Collect<long>("visa.kcl.reads");
        using var processing = Collect<double>("messaging.process.duration");
        using var checkpoints = Collect<double>("visa.kcl.checkpoint.duration");
        _lab.Stream.Put(Lab.Shard(0), new byte[10], "a");
        _lab.Stream.Put(Lab.Shard(0), new byte[20], "b");
        Run(async (input, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2), _lab.Machine.Time, token);
            await input.Checkpointer.CheckpointAsync(token);
        });

        _lab.Until(() => Mine(records).Any(), "The batch is counted.");

        Assert.Equal(2, Mine(records).Sum(m => m.Value));
        Assert.Equal(30, Mine(bytes).Sum(m => m.Value));
        Assert.InRange(Assert.Single(Mine(processing)).Value, 2, 2.1);
        Assert.Single(Mine(checkpoints));
        Assert.True(Mine(reads).Any());
        Assert.All(Mine(records), m => Assert.Equal(Lab.Shard(0), m.Tags["messaging.destination.partition.id"]));
    }

    [Fact]
    public void LeaseCounters_ByHow_TellTakingsAndLosses()
    {
        using var taken = Collect<long>("visa.kcl.leases.taken");
        using var lost = Collect<long>("visa.kcl.leases.lost");
        using var held = Collect<long>("visa.kcl.leases.held");
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _processors.Count == 1, "The lease is taken.");
        _lab.World.Run(TimeSpan.FromSeconds(1));
        _lab.TakeAway(Lab.Shard(0));
        _lab.Until(() => _processors.Count == 2, "It is taken again when the other has not renewed it.");

        Assert.Equal(["free", "expired"], Mine(taken).Select(m => m.Tags["visa.kcl.how"]));
        Assert.Equal(["taken"], Mine(lost).Select(m => m.Tags["visa.kcl.how"]));
        Assert.Equal(1, Mine(held).Sum(m => m.Value));
    }

    [Fact]
    public void Resubscriptions_OfFanOut_AreCountedByReason()
    {
        using var resubscriptions = Collect<long>("visa.kcl.fanout.resubscriptions");
        _lab.Options.RetrievalMode = RetrievalMode.FanOut;
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _lab.Broker.Subscriptions == 1, "It subscribes.");
        _lab.World.Run(TimeSpan.FromSeconds(301));
        _lab.World.Run(TimeSpan.FromSeconds(10));
        _lab.Broker.Break(Lab.Shard(0));
        _lab.World.Run(TimeSpan.FromSeconds(10));

        Assert.Equal(["expired", "ResourceInUseException"], Mine(resubscriptions).Select(m => m.Tags["error.type"]));
    }

    private static MetricCollector<T> Collect<T>(string name)
        where T : struct => new(TestParts.Meters, "Visa.Kcl", name);

    private IEnumerable<CollectedMeasurement<T>> Mine<T>(MetricCollector<T> collector)
        where T : struct =>
        collector.GetMeasurementSnapshot().Where(m => (string?)m.Tags["aws.kinesis.stream_name"] == _lab.Options.StreamName);

    private void Run(Func<ProcessRecordsInput, CancellationToken, Task> onRecords) => _lab.Run(
        _ =>
        {
            _processors.Add(new() { OnRecords = onRecords });
            return _processors[^1];
        },
        _stop.Token);
}
