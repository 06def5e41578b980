using Visa.Features.Snapshots;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Snapshots;

public sealed class SnapshotChainTests : IDisposable
{
    private readonly ConsumerHarness _consumer = new(processing => (processing.BatchSize, processing.CheckpointRecords) = (2, 2));

    public void Dispose() => _consumer.Dispose();

    [Fact]
    public async Task Checkpoints_FirstIsABaseThenDeltas()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(8));

        Assert.Equal([SnapshotKind.Base, SnapshotKind.Delta, SnapshotKind.Delta, SnapshotKind.Delta], _consumer.S3.Snapshots.Select(key => Header(key).Kind));
    }

    [Fact]
    public async Task Restart_FromADelta_GoesOnAsIfNothingHappened()
    {
        using var undisturbed = new ConsumerHarness();
        await undisturbed.StartAsync();
        await undisturbed.DeliverAsync(Some(30));
        for (var from = 0; from < 30; from += 6)
        {
            await _consumer.StartAsync();
            await _consumer.DeliverAsync(Some(6, from));
        }

        Assert.Equal(undisturbed.Kinesis.Stream.Select(WithoutDecidedAt), _consumer.Kinesis.Stream.Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task Restart_ALinkOfTheChainIsMissing_RefusesToStart()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(8));
        var link = _consumer.S3.Snapshots.ElementAt(1);
        _consumer.S3.Objects.Remove(link);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(_consumer.StartAsync);

        Assert.Contains(link, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>An owner that lost its lease without knowing wrote one here, on a chain that is gone by now.</summary>
    [Fact]
    public async Task Checkpoint_ASnapshotOfAnotherChainIsThere_IsReplacedByABase()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        var next = _consumer.S3.Snapshots.First().Replace(Sequence(1), Sequence(5), StringComparison.Ordinal);
        using var foreign = new MemoryStream();
        CardStateSnapshot.WriteDelta(new Features.Cards.CardStateStore { IsJournaled = true }, ["gone"], foreign);
        _consumer.S3.Objects[next] = foreign.ToArray();

        await _consumer.DeliverAsync(Some(2, from: 4));

        Assert.Equal(SnapshotKind.Base, Header(next).Kind);
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(2, from: 6));
        Assert.Equal([1L, 1, 1, 2, 2, 2, 3, 3], _consumer.Kinesis.Stream.Select(line => Read(line).CardOrdinal));
    }

    [Fact]
    public async Task Checkpoint_TheSameSnapshotIsThereAlready_IsTakenAsItIs()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(2));
        _consumer.Checkpointer.Before = _ => throw new InvalidOperationException("crash");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _consumer.DeliverAsync(Some(2, from: 2)));
        var left = _consumer.S3.Objects[_consumer.S3.Snapshots.Last()];
        _consumer.Checkpointer.Before = null;

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(2, from: 2));

        Assert.Equal(Sequence(3), _consumer.Checkpointer.Checkpoint);
        Assert.Same(left, _consumer.S3.Objects[_consumer.S3.Snapshots.Last()]);
    }

    [Fact]
    public async Task Checkpoint_ContextsBeforeIt_ArePruned()
    {
        await _consumer.StartAsync();
        for (var round = 0; round < 120; round++)
        {
            _consumer.Scorer.ModelVersion = $"model-{round}";
            await _consumer.DeliverAsync(Some(2, from: round * 2));
        }

        Assert.InRange(_consumer.RecordedContexts, 1, 2);
    }

    private SnapshotHeader Header(string key)
    {
        using var bytes = new MemoryStream(_consumer.S3.Objects[key]);
        return CardStateSnapshot.ReadHeader(bytes);
    }
}
