using Visa.Domain.Decisions;
using Visa.StreamConsumer.Snapshots;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;
using HashKeyRange = Visa.Features.Snapshots.HashKeyRange;

namespace Visa.StreamConsumer.Tests.Snapshots;

public sealed class ReshardingTests : IDisposable
{
    private const int Cards = 8;
    private const string Left = "shardId-000000000001";
    private const string Right = "shardId-000000000002";
    private const string Merged = "shardId-000000000003";

    private static readonly UInt128 Middle = UInt128.MaxValue / 2;

    private readonly ConsumerHarness _consumer = new(processing => processing.BatchSize = 4);

    public void Dispose() => _consumer.Dispose();

    [Fact]
    public async Task Split_ChildrenGoOnWithTheirCards()
    {
        await SplitAsync();

        await DeliverToAsync(Left, from: 40);
        await DeliverToAsync(Right, from: 40);

        AssertOrdinals(56);
    }

    [Fact]
    public async Task SplitThenMerge_GoesOnWithAllCards()
    {
        await SplitAsync();
        await DeliverToAsync(Left, from: 40);
        await _consumer.EndShardAsync();
        await DeliverToAsync(Right, from: 40);
        await _consumer.EndShardAsync();
        _consumer.Kinesis.Shards.Add(Part(Merged, 0, UInt128.MaxValue, Left, Right));

        await _consumer.StartAsync(Merged);
        await _consumer.DeliverAsync(Some(16, from: 56, cards: Cards));

        AssertOrdinals(72);
    }

    [Fact]
    public async Task Split_AChildEndsBeforeAnyRecord_LeavesWhatItInherited()
    {
        await SplitAsync();
        await _consumer.StartAsync(Left);
        await _consumer.EndShardAsync();
        await _consumer.StartAsync(Right);
        await _consumer.EndShardAsync();
        _consumer.Kinesis.Shards.Add(Part(Merged, 0, UInt128.MaxValue, Left, Right));

        await _consumer.StartAsync(Merged);
        await _consumer.DeliverAsync(Some(16, from: 40, cards: Cards));

        AssertOrdinals(56);
    }

    [Fact]
    public async Task Split_ParentsFinalStates_StayUntilBothChildrenHaveTheirOwn()
    {
        await SplitAsync();
        Assert.Contains(Final(Id), _consumer.S3.Objects.Keys);

        await DeliverToAsync(Left, from: 40);
        await _consumer.StopAsync();
        Assert.Contains(Final(Id), _consumer.S3.Objects.Keys);

        await DeliverToAsync(Right, from: 40);
        Assert.Contains(Final(Id), _consumer.S3.Objects.Keys);
        await _consumer.StopAsync();
        Assert.DoesNotContain(Final(Id), _consumer.S3.Objects.Keys);
    }

    [Fact]
    public async Task Split_ChildRestartsBeforeAndAfterItsFirstCheckpoint_GoesOnTheSame()
    {
        await SplitAsync();
        await DeliverToAsync(Left, from: 40);
        var first = _consumer.Kinesis.Stream[40..];
        await DeliverToAsync(Left, from: 40);
        Assert.Equal(first.Select(WithoutDecidedAt), _consumer.Kinesis.Stream[(40 + first.Count)..].Select(WithoutDecidedAt));

        await _consumer.StopAsync();
        await DeliverToAsync(Left, from: 56);
        var last = _consumer.Kinesis.Stream[^1];
        await DeliverToAsync(Left, from: 56);
        Assert.Equal(WithoutDecidedAt(last), WithoutDecidedAt(_consumer.Kinesis.Stream[^1]));
    }

    [Fact]
    public async Task Split_ParentsFinalStatesAreMissing_RefusesToStartAndSaysWhatToDo()
    {
        await SplitAsync();
        _consumer.S3.Objects.Remove(Final(Id));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _consumer.StartAsync(Left));

        Assert.Contains(Final(Id), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_ParentExpiredBeforeItWasEverRead_StartsEmpty()
    {
        _consumer.Kinesis.Shards.Clear();
        _consumer.Kinesis.Shards.Add(Part(Left, 0, Middle, Id));

        await _consumer.StartAsync(Left);
        await _consumer.DeliverAsync(Some(8, cards: Cards));

        AssertOrdinals(8);
    }

    [Fact]
    public async Task ShardEndedAsync_OutputsUnacknowledged_DoesNotEnd()
    {
        await _consumer.StartAsync();
        _consumer.Kinesis.Refuse = _ => "InternalFailure";
        await Assert.ThrowsAnyAsync<IOException>(() => _consumer.DeliverAsync(Some(3)));

        await Assert.ThrowsAnyAsync<IOException>(_consumer.EndShardAsync);

        Assert.Equal("TRIM_HORIZON", _consumer.Checkpointer.Checkpoint);
        Assert.Empty(_consumer.S3.Snapshots);
    }

    private static string Final(string shard) => $"state/stream-consumer/{shard}/final.bin";

    private async Task SplitAsync()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(40, cards: Cards));
        await _consumer.EndShardAsync();
        _consumer.Kinesis.Shards.Add(Part(Left, 0, Middle, Id));
        _consumer.Kinesis.Shards.Add(Part(Right, Middle + 1, UInt128.MaxValue, Id));
    }

    private async Task DeliverToAsync(string shard, int from)
    {
        await _consumer.StartAsync(shard);
        var range = ShardLineage.Range(_consumer.Kinesis.Shards.Single(s => s.ShardId == shard));
        Assert.NotEqual(HashKeyRange.All, range);
        await _consumer.DeliverAsync([.. Enumerable.Range(from, 16)
            .Select(number => (Number: number, Transaction: Transaction(number, number % Cards + 1)))
            .Where(made => range.Contains(made.Transaction.CardToken))
            .Select(made => Record(made.Number, made.Transaction))]);
    }

    /// <summary>Every card's decisions count on without a gap.</summary>
    private void AssertOrdinals(int count)
    {
        var decisions = _consumer.Kinesis.Stream.ConvertAll(Read);
        Assert.Equal(count, decisions.Count);
        Assert.All(
            decisions.GroupBy(d => d.CardToken),
            card => Assert.Equal(Enumerable.Range(1, card.Count()).Select(ordinal => (long)ordinal), card.Select((Decision d) => d.CardOrdinal)));
    }
}
