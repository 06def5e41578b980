using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.Leases;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Shards;

public sealed class ShardSyncTests
{
    private readonly InMemoryLeaseStore _store = new();
    private readonly SimulatedStream _stream = SimulatedStream.WithShards(2);
    private readonly FakeTimeProvider _time = new();
    private readonly KclOptions _options = TestParts.Options("me");
    private readonly DirectStream _reads;
    private readonly ShardSync _sync;

    public ShardSyncTests()
    {
        _reads = new(_stream);
        _sync = new(_options, _store, _reads, _time, NullLogger<ShardSync>.Instance);
    }

    [Fact]
    public async Task SyncAsync_OfAnEmptyTable_CreatesALeaseForEachShard()
    {
        await _sync.SyncAsync(default);

        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], _store.All.Select(l => l.Key));
        Assert.All(_store.All, l => Assert.Equal(ExtendedSequenceNumber.TrimHorizon, l.Checkpoint));
        Assert.True(HashRange.IsComplete(_store.All.Select(l => l.HashRange!.Value)));
    }

    [Fact]
    public async Task SyncAsync_Again_ChangesNothing()
    {
        await _sync.SyncAsync(default);
        _store["shardId-000000000000"] = _store["shardId-000000000000"] with { Owner = "a", Counter = 9, Checkpoint = new("1005") };
        _stream.Split("shardId-000000000000");

        await _sync.SyncAsync(default);

        Assert.Equal(2, _store.All.Count);
        Assert.Equal(9, _store["shardId-000000000000"].Counter);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TryCreateChildrenAsync_OfASplit_CreatesBothAtTheTrimHorizon(bool isAnnounced)
    {
        await _sync.SyncAsync(default);
        var (left, right) = _stream.Split("shardId-000000000000");
        var parent = Hold("shardId-000000000000", new("1005"));
        IReadOnlyList<StreamShard> announced = isAnnounced ? [.. _stream.List().Where(s => s.ParentIds.Contains(parent.Key))] : [];

        Assert.True(await _sync.TryCreateChildrenAsync(parent, announced, default));

        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, _store[left].Checkpoint);
        Assert.Equal([parent.Key], _store[right].ParentShardIds);
        Assert.Equal([left, right], _store[parent.Key].ChildShardIds);
        Assert.Equal(isAnnounced ? 1 : 2, _reads.Listings);
    }

    [Fact]
    public async Task TryCreateChildrenAsync_WithNoneListedYet_Waits()
    {
        await _sync.SyncAsync(default);

        Assert.False(await _sync.TryCreateChildrenAsync(Hold("shardId-000000000000", new("1005")), [], default));
    }

    [Fact]
    public async Task TryCreateChildrenAsync_OfAMergeWhoseOtherParentIsNotLeasedYet_WaitsForIt()
    {
        await _sync.SyncAsync(default);
        var (_, right) = _stream.Split("shardId-000000000000");
        var child = _stream.Merge(right, "shardId-000000000001");
        var parent = Hold("shardId-000000000001", new("1005"));

        // The other parent is the child of a shard that is still being read.
        Assert.False(await _sync.TryCreateChildrenAsync(parent, [], default));
        Assert.False(_store.Contains(child));

        Assert.True(await _sync.TryCreateChildrenAsync(Hold("shardId-000000000000", new("1005")), [], default));
        Assert.True(await _sync.TryCreateChildrenAsync(parent, [], default));
        Assert.Equal([right, "shardId-000000000001"], _store[child].ParentShardIds);
    }

    [Fact]
    public async Task TryCreateChildrenAsync_OfAMergeWhoseOtherParentNobodyReads_CreatesItsLeaseFirst()
    {
        var child = _stream.Merge("shardId-000000000000", "shardId-000000000001");
        _store["shardId-000000000000"] = ShardLineage.NewLease(_stream.List()[0], new("1"));
        var parent = Hold("shardId-000000000000", new("1005"));

        Assert.False(await _sync.TryCreateChildrenAsync(parent, [], default));

        Assert.True(_store.Contains("shardId-000000000001"));
        Assert.True(await _sync.TryCreateChildrenAsync(parent, [], default));
        Assert.True(_store.Contains(child));
    }

    [Fact]
    public async Task AuditAsync_OfAFinishedParent_KeepsItUntilItsChildrenAreUnderWay()
    {
        await _sync.SyncAsync(default);
        var (left, right) = _stream.Split("shardId-000000000000");
        await _sync.TryCreateChildrenAsync(Hold("shardId-000000000000", new("1005")), [], default);
        _store["shardId-000000000000"] = _store["shardId-000000000000"] with { Owner = null, Checkpoint = ExtendedSequenceNumber.ShardEnd };
        _store[left] = _store[left] with { Checkpoint = new("2000") };

        await _sync.AuditAsync(default);
        Assert.True(_store.Contains("shardId-000000000000"));

        _store[right] = _store[right] with { Checkpoint = new("2000") };
        await _sync.AuditAsync(default);
        Assert.False(_store.Contains("shardId-000000000000"));
    }

    [Fact]
    public async Task AuditAsync_OfATrimmedShard_GoesOnWithItsChildren()
    {
        await _sync.SyncAsync(default);
        var (left, right) = _stream.Split("shardId-000000000000");
        _stream.Trim("shardId-000000000000");
        _options.InitialPosition = InitialPosition.Latest;

        await _sync.AuditAsync(default);

        Assert.False(_store.Contains("shardId-000000000000"));
        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, _store[left].Checkpoint);
        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, _store[right].Checkpoint);
    }

    [Fact]
    public async Task AuditAsync_WhenAnotherWorkerIsFirst_LeavesTheWorkToIt()
    {
        await _sync.SyncAsync(default);
        _store["shardId-000000000000"] = _store["shardId-000000000000"] with { Owner = "aaa" };
        await _store.DeleteAsync("shardId-000000000001", default);

        await _sync.AuditAsync(default);

        Assert.False(_store.Contains("shardId-000000000001"));
    }

    private HeldLease Hold(string key, ExtendedSequenceNumber checkpoint)
    {
        _store[key] = _store[key] with { Owner = "me", Checkpoint = checkpoint };
        return new(_store[key], _time.GetTimestamp(), TimeSpan.FromSeconds(10), _store, _time);
    }
}
