using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Microsoft.Extensions.Time.Testing;
using Visa.Kcl.Tests.Leases;

namespace Visa.Kcl.Tests.Checkpoints;

public sealed class ShardCheckpointerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryLeaseStore _store = new();
    private readonly HeldLease _lease;
    private readonly ShardCheckpointer _checkpointer;
    private readonly List<TimeSpan> _written = [];

    public ShardCheckpointerTests()
    {
        _store["s"] = new() { Key = "s", Owner = "me", Counter = 5, Checkpoint = new("100"), OwnerSwitchesSinceCheckpoint = 2 };
        _lease = new(_store["s"], _time.GetTimestamp(), TimeSpan.FromSeconds(10), _store, _time);
        _checkpointer = new(_lease, _time, _written.Add);
    }

    [Theory]
    [InlineData("100", 0)]
    [InlineData("105", 0)]
    [InlineData("110", 0)]
    [InlineData("105", 3)]
    public async Task CheckpointAsync_WithinWhatWasDelivered_IsStored(string sequenceNumber, long sub)
    {
        _checkpointer.Delivering(new("110"));

        await _checkpointer.CheckpointAsync(sequenceNumber, sub, default);

        Assert.Equal(new(sequenceNumber, sub), _store["s"].Checkpoint);
        Assert.Equal(new(sequenceNumber, sub), _checkpointer.Last);
    }

    [Theory]
    [InlineData("99", 0)]
    [InlineData("111", 0)]
    [InlineData("110", 1)]
    public async Task CheckpointAsync_OutsideWhatWasDelivered_IsRefused(string sequenceNumber, long sub)
    {
        _checkpointer.Delivering(new("110"));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _checkpointer.CheckpointAsync(sequenceNumber, sub, default));

        Assert.Equal(new("100"), _store["s"].Checkpoint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("SHARD_END")]
    [InlineData("TRIM_HORIZON")]
    public async Task CheckpointAsync_OfNoNumber_IsRefused(string sequenceNumber) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _checkpointer.CheckpointAsync(sequenceNumber, 0, default));

    [Fact]
    public async Task CheckpointAsync_OfANegativeSubSequenceNumber_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _checkpointer.CheckpointAsync("100", -1, default));

    [Fact]
    public async Task CheckpointAsync_GoingBack_IsRefused()
    {
        _checkpointer.Delivering(new("110"));
        await _checkpointer.CheckpointAsync("108", 0, default);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _checkpointer.CheckpointAsync("107", 0, default));
    }

    [Fact]
    public async Task CheckpointAsync_WithoutPosition_StoresTheLastDelivered()
    {
        _checkpointer.Delivering(new("110"));

        await _checkpointer.CheckpointAsync(default);

        Assert.Equal(new("110"), _store["s"].Checkpoint);
        Assert.Equal(0, _store["s"].OwnerSwitchesSinceCheckpoint);
    }

    [Fact]
    public async Task CheckpointAsync_OfWhatIsStoredAlready_WritesNothing()
    {
        await _checkpointer.CheckpointAsync(default);

        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public async Task CheckpointAsync_AtShardEnd_StoresShardEnd()
    {
        _checkpointer.Delivering(new("110"));
        _checkpointer.ReachedShardEnd();

        await _checkpointer.CheckpointAsync(default);

        Assert.Equal(ExtendedSequenceNumber.ShardEnd, _store["s"].Checkpoint);
    }

    [Fact]
    public async Task CheckpointAsync_OfTheLastRecordAtShardEnd_StoresShardEnd()
    {
        _checkpointer.Delivering(new("110"));
        _checkpointer.ReachedShardEnd();

        await _checkpointer.CheckpointAsync("110", 0, default);

        Assert.Equal(ExtendedSequenceNumber.ShardEnd, _store["s"].Checkpoint);
    }

    [Fact]
    public async Task CheckpointAsync_AfterTheLeaseWasTaken_ThrowsShutdown()
    {
        _checkpointer.Delivering(new("110"));
        await _store.TryTakeAsync(_store["s"], "other", default);

        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync(default));

        Assert.Equal(new("100"), _store["s"].Checkpoint);
        Assert.True(_lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task CheckpointAsync_AfterTheLeaseExpired_ThrowsShutdownThoughNobodyTookIt()
    {
        _checkpointer.Delivering(new("110"));
        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync(default));

        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public async Task CheckpointAsync_OfALostAcquisition_ThrowsShutdownThoughTheWorkerHasTheLeaseAgain()
    {
        _checkpointer.Delivering(new("110"));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _store.TryTakeAsync(_store["s"], "me", default);

        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync(default));
    }

    [Fact]
    public async Task CheckpointAsync_AfterDispose_ThrowsShutdown()
    {
        _checkpointer.Dispose();

        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync(default));
    }

    [Fact]
    public async Task CheckpointAsync_WhenTheTableIsThrottled_ThrowsThrottling()
    {
        _checkpointer.Delivering(new("110"));
        _store.BeforeWrite = _ => throw new ProvisionedThroughputExceededException("slow down");

        await Assert.ThrowsAsync<Amazon.Kinesis.ClientLibrary.ThrottlingException>(() => _checkpointer.CheckpointAsync(default));
    }

    [Fact]
    public async Task CheckpointAsync_WhenTheTableIsGone_ThrowsInvalidState()
    {
        _checkpointer.Delivering(new("110"));
        _store.BeforeWrite = _ => throw new ResourceNotFoundException("no table");

        await Assert.ThrowsAsync<InvalidStateException>(() => _checkpointer.CheckpointAsync(default));
    }

    [Fact]
    public async Task CheckpointAsync_WhenTheAnswerGotLost_CanBeRepeatedAndDoesNotGoBack()
    {
        _checkpointer.Delivering(new("110"));
        _store.AfterWrite = _ => throw new IOException("no answer");
        await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => _checkpointer.CheckpointAsync("109", 0, default));
        _store.AfterWrite = null;

        await _checkpointer.CheckpointAsync("105", 0, default);

        Assert.Equal(new("109"), _store["s"].Checkpoint);
        Assert.True(_lease.IsHeld);
    }
}
