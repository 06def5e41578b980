using Amazon.Kinesis.ClientLibrary.Leases;
using Microsoft.Extensions.Time.Testing;

namespace Visa.Kcl.Tests.Leases;

public sealed class HeldLeaseTests
{
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryLeaseStore _store = new();
    private readonly HeldLease _lease;

    public HeldLeaseTests()
    {
        _store["s"] = new() { Key = "s", Owner = "me", Counter = 5, Checkpoint = new("100") };
        _lease = new(_store["s"], _time.GetTimestamp(), Failover, _store, _time);
    }

    [Fact]
    public void IsHeld_UntilJustBeforeTheFailoverTime_IsTrue()
    {
        _time.Advance(Failover - TimeSpan.FromMilliseconds(26));
        Assert.True(_lease.IsHeld);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_lease.IsHeld);
        Assert.True(_lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task TryRenewAsync_InTime_ExtendsTheLease()
    {
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(8));
            Assert.True(await _lease.TryRenewAsync(default));
        }

        Assert.True(_lease.IsHeld);
        Assert.Equal(10, _store["s"].Counter);
    }

    [Fact]
    public async Task TryRenewAsync_TooLate_IsNotSent()
    {
        _time.Advance(Failover);

        Assert.False(await _lease.TryRenewAsync(default));

        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public async Task TryRenewAsync_AfterAnotherTookIt_LosesTheLease()
    {
        await _store.TryTakeAsync(_store["s"], "other", default);

        Assert.False(await _lease.TryRenewAsync(default));

        Assert.True(_lease.Lost.IsCancellationRequested);
        Assert.Equal("other", _store["s"].Owner);
    }

    [Fact]
    public async Task TryRenewAsync_AfterAnAnswerGotLost_KeepsTheLease()
    {
        _store.AfterWrite = _ => throw new IOException("no answer");
        await Assert.ThrowsAsync<IOException>(() => _lease.TryRenewAsync(default));
        _store.AfterWrite = null;

        Assert.True(await _lease.TryRenewAsync(default));

        Assert.True(_lease.IsHeld);
        Assert.Equal(_store["s"].Counter, _lease.Current.Counter);
    }

    [Fact]
    public async Task TryRenewAsync_FindingItsOwnLostWrite_CountsFromWhenThatWasSent()
    {
        // The renewal at 4 s took effect; others saw it then. The one at 13 s finds it, and its own repetition gets no answer either.
        _time.Advance(TimeSpan.FromSeconds(4));
        _store.AfterWrite = _ => throw new IOException("no answer");
        await Assert.ThrowsAsync<IOException>(() => _lease.TryRenewAsync(default));
        _time.Advance(TimeSpan.FromSeconds(5));
        var writes = 0;
        _store.AfterWrite = null;
        _store.BeforeWrite = _ =>
        {
            if (++writes == 2)
                throw new IOException("not sent");
        };
        await Assert.ThrowsAsync<IOException>(() => _lease.TryRenewAsync(default));

        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(_lease.IsHeld);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(_lease.IsHeld);
    }

    [Fact]
    public async Task TryRenewAsync_WhileTheTableIsUnreachable_KeepsTheLeaseOnlyUntilItExpires()
    {
        _store.BeforeWrite = _ => throw new IOException("unreachable");
        _time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<IOException>(() => _lease.TryRenewAsync(default));
        Assert.True(_lease.IsHeld);

        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.False(_lease.IsHeld);
    }

    [Fact]
    public async Task ReleaseAsync_OfAHeldLease_LetsOthersTakeItAtOnce()
    {
        await _lease.ReleaseAsync(default);

        Assert.Null(_store["s"].Owner);
        Assert.Equal(6, _store["s"].Counter);
        Assert.False(_lease.IsHeld);
    }

    [Fact]
    public async Task ReleaseAsync_OfALostLease_LeavesTheNewOwner()
    {
        await _store.TryTakeAsync(_store["s"], "other", default);

        await _lease.ReleaseAsync(default);

        Assert.Equal("other", _store["s"].Owner);
        Assert.False(_lease.IsHeld);
    }

    [Fact]
    public async Task TrySetChildrenAsync_OfAHeldLease_LeavesTheCounter()
    {
        Assert.True(await _lease.TrySetChildrenAsync(["a", "b"], default));

        Assert.Equal(["a", "b"], _store["s"].ChildShardIds);
        Assert.Equal(5, _store["s"].Counter);
        Assert.Equal(["a", "b"], _lease.Current.ChildShardIds);
    }
}
