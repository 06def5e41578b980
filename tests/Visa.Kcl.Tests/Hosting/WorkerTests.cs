using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Hosting;

public sealed class WorkerTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RecordingProcessor> _processors = [];

    public void Dispose() => _stop.Dispose();

    private RecordingProcessor First => _processors[0];

    [Fact]
    public void RunAsync_OfAStream_InitializesThenDeliversInOrder()
    {
        var numbers = Put(3);
        Run();

        _lab.Until(() => _processors is [{ Batches.Count: > 0 }], "The records are delivered.");

        Assert.Equal(["initialize", "records"], First.Calls);
        Assert.Equal(numbers, First.Delivered);
        Assert.Equal("TRIM_HORIZON", First.Initialization!.SequenceNumber);
        Assert.Equal("me", _lab.Lease(0).Owner);
    }

    [Fact]
    public void RunAsync_WhenTheProcessorThrows_DeliversTheSameBatchAgainAfterAPause()
    {
        var numbers = Put(3);
        var attempts = 0;
        Run(p => p.OnRecords = (_, _) => ++attempts < 4 ? throw new InvalidOperationException("not now") : Task.CompletedTask);

        _lab.Until(() => attempts == 4, "The batch is tried again.");
        Put(1);
        _lab.Until(() => First.Batches.Count == 5, "The next batch follows.");

        Assert.All(First.Batches.Take(4), b => Assert.Equal(numbers, b.Records.Select(r => r.SequenceNumber)));
        Assert.True(_lab.World.Now > TimeSpan.FromSeconds(0.25 + 0.5 + 1), $"It paused only {_lab.World.Now}.");
    }

    [Fact]
    public void RunAsync_WhenTheProcessorThrowsAfterACheckpoint_DeliversTheRestOnly()
    {
        var numbers = Put(3);
        var attempts = 0;
        Run(p => p.OnRecords = async (input, token) =>
        {
            if (++attempts > 1)
                return;
            await input.Checkpointer.CheckpointAsync(numbers[1], 0, token);
            throw new InvalidOperationException("after the checkpoint");
        });

        _lab.Until(() => attempts == 2, "The rest is delivered.");

        Assert.Equal([numbers[2]], First.Batches[1].Records.Select(r => r.SequenceNumber));
    }

    [Fact]
    public void RunAsync_WhenTheLeaseIsTaken_CancelsTheBatchAndTellsTheProcessor()
    {
        Put(1);
        var isCancelled = false;
        Run(p => p.OnRecords = async (_, token) =>
        {
            using var registration = token.Register(() => isCancelled = true);
            await Task.Delay(Timeout.InfiniteTimeSpan, _lab.Machine.Time, token);
        });
        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The batch is delivered.");

        _lab.TakeAway(Lab.Shard(0));
        _lab.Until(() => First.Calls.Contains("dispose"), "The processor is given up.");

        Assert.True(isCancelled);
        Assert.Equal(["initialize", "records", "lost", "dispose"], First.Calls);
        Assert.Equal("other", _lab.Lease(0).Owner);
    }

    [Fact]
    public void RunAsync_WhenTheProcessorKnowsFirstThatTheLeaseIsLost_IsNotCalledAgainWithTheBatch()
    {
        Put(1);
        Run(p => p.OnRecords = (_, _) => _processors.Count == 1 ? throw new ShutdownException("A later owner has written.") : Task.CompletedTask);

        _lab.Until(() => First.Calls.Contains("dispose"), "The processor is given up.");

        Assert.Equal(["initialize", "records", "lost", "dispose"], First.Calls);
    }

    [Fact]
    public void RunAsync_WhenTheTableIsUnreachable_StopsDeliveringBeforeOthersMayTakeTheLease()
    {
        Run();
        _lab.Until(() => _lab.Store.All is [{ Owner: "me" }] && _processors.Count == 1, "The lease is taken.");
        var counter = _lab.Lease(0).Counter;
        _lab.Store.BeforeWrite = _ => throw new IOException("unreachable");

        // The last renewal was at or after the last change of the counter; others wait for the failover time from then.
        _lab.World.Run(_lab.Options.FailoverTime);
        var delivered = First.Batches.Count;
        Put(1);
        _lab.World.Run(TimeSpan.FromMinutes(1));

        Assert.Equal(counter, _lab.Lease(0).Counter);
        Assert.Equal(delivered, First.Batches.Count);
        Assert.Contains("lost", First.Calls);
    }

    [Fact]
    public void RunAsync_AfterAnOutage_TakesItsLeaseUpAgainFromTheCheckpoint()
    {
        var numbers = Put(2);
        Run(p => p.OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(numbers[0], 0, token));
        _lab.Until(() => _lab.Store.All is [{ Checkpoint.IsNumber: true }], "The first is checkpointed.");
        _lab.Store.BeforeWrite = _ => throw new IOException("unreachable");
        _lab.World.Run(TimeSpan.FromSeconds(30));
        _lab.Store.BeforeWrite = null;

        _lab.Until(() => _processors.Count > 1 && _processors[^1].Batches.Count > 0, "A second processor reads on.");

        Assert.Equal(numbers[0], _processors[^1].Initialization!.SequenceNumber);
        Assert.Equal([numbers[1]], _processors[^1].Delivered);
    }

    [Fact]
    public void RunAsync_AskedToStop_LetsTheBatchEndThenCheckpointsAndReleases()
    {
        var numbers = Put(1);
        Run(p =>
        {
            p.OnRecords = (_, token) => Task.Delay(TimeSpan.FromSeconds(4), _lab.Machine.Time, token);
            p.OnShutdown = (input, token) => input.Checkpointer.CheckpointAsync(token);
        }, out var run);
        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The batch is delivered.");

        _lab.Stop(_stop);
        _lab.Until(() => run.IsCompleted, "The worker stops.");

        Assert.True(run.IsCompletedSuccessfully);
        Assert.Equal(["initialize", "records", "shutdown", "dispose"], First.Calls);
        Assert.Equal(new(numbers[0]), _lab.Lease(0).Checkpoint);
        Assert.Null(_lab.Lease(0).Owner);
    }

    [Fact]
    public void RunAsync_AskedToStopWhileABatchHangs_CancelsItAfterTheGracePeriod()
    {
        Put(1);
        Run(p => p.OnRecords = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, _lab.Machine.Time, token), out var run);
        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The batch is delivered.");

        var askedAt = _lab.World.Now;
        _lab.Stop(_stop);
        _lab.Until(() => run.IsCompleted, "The worker stops.");

        Assert.InRange(_lab.World.Now - askedAt, _lab.Options.ShutdownGracePeriod, _lab.Options.ShutdownGracePeriod + TimeSpan.FromSeconds(1));
        Assert.Contains("shutdown", First.Calls);
        Assert.Null(_lab.Lease(0).Owner);
    }

    [Fact]
    public void RunAsync_WithAProcessorThatHangsInShutdown_ReleasesAfterTheTimeout()
    {
        Run(p => p.OnShutdown = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, _lab.Machine.Time, token), out var run);
        _lab.Until(() => _processors is [{ Calls.Count: 1 }], "The processor is there.");

        _lab.Stop(_stop);
        _lab.Until(() => run.IsCompleted, "The worker stops.");

        Assert.Null(_lab.Lease(0).Owner);
    }

    [Fact]
    public void RunAsync_AfterASplit_ReadsTheChildrenOnlyAfterTheParentIsCheckpointed()
    {
        var before = Put(2);
        Run(p => p.OnEnd = input => p.Calls.Count(c => c == "ended") < 3 ? Task.CompletedTask : input.Checkpointer.CheckpointAsync(default));
        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The parent is read.");

        var (left, right) = _lab.Stream.Split(Lab.Shard(0));
        string[] after = [_lab.Stream.Put(left), _lab.Stream.Put(right)];
        _lab.Until(() => _processors.Count == 3 && _processors.Skip(1).All(p => p.Batches.Count == 1), "The children are read.");

        Assert.Equal(before, First.Delivered);
        Assert.Equal(["initialize", "records", "ended", "ended", "ended", "dispose"], First.Calls);
        Assert.Equal(ExtendedSequenceNumber.ShardEnd, _lab.Lease(0).Checkpoint);
        Assert.Equal(after, _processors.Skip(1).SelectMany(p => p.Delivered).Order());
    }

    [Fact]
    public async Task RunAsync_WhereVersion3Leads_RefusesToStart()
    {
        _lab.Store.ForeignLeader = "Workers of 3.x lead here.";
        Run(_ => { }, out var run);
        _lab.World.Run(TimeSpan.FromSeconds(1));

        var refusal = await Assert.ThrowsAsync<InvalidStateException>(() => run);
        Assert.Equal("Workers of 3.x lead here.", refusal.Message);
        Assert.Empty(_lab.Store.All);
    }

    [Fact]
    public void RunAsync_BeforeTheTableCanBeReached_WaitsForIt()
    {
        Put(1);
        _lab.Store.BeforeWrite = _ => throw new IOException("not up yet");
        Run();
        _lab.World.Run(TimeSpan.FromSeconds(20));
        _lab.Store.BeforeWrite = null;

        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "It starts once the table answers.");
    }

    [Fact]
    public void RunAsync_WithRecords_CountsThemAndTheLag()
    {
        using var records = new MetricCollector<long>(TestParts.Meters, "Visa.Kcl", "visa.kcl.records");
        using var lag = new MetricCollector<long>(TestParts.Meters, "Visa.Kcl", "visa.kcl.millis_behind_latest");
        _lab.Options.StreamName = "counted";
        Put(3);
        Run();

        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The records are delivered.");

        Assert.Equal(3, Assert.Single(records.GetMeasurementSnapshot(), m => (string?)m.Tags["aws.kinesis.stream_name"] == "counted").Value);
        Assert.Single(lag.GetMeasurementSnapshot(), m => (string?)m.Tags["aws.kinesis.stream_name"] == "counted");
    }

    private string[] Put(int count) => [.. Enumerable.Range(0, count).Select(_ => _lab.Stream.Put(Lab.Shard(0)))];

    private void Run(Action<RecordingProcessor>? configure = null) => Run(configure ?? (_ => { }), out _);

    private void Run(Action<RecordingProcessor> configure, out Task run) => run = _lab.Run(
        _ =>
        {
            var processor = new RecordingProcessor();
            configure(processor);
            _processors.Add(processor);
            return processor;
        },
        _stop.Token);
}
