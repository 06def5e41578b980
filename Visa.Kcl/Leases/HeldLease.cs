using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// One acquisition of a lease by this worker. It is lost once the table says so, and at the latest when it has not been renewed for the
/// failover time by this worker's own clock, counted from before the last successful write was sent: others count from when they saw that
/// write, so they cannot take the lease any earlier.
/// </summary>
internal sealed class HeldLease : IOwnedLease, IDisposable
{
    // Stops a little early, since clocks do not run at exactly the same rate.
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);

    private readonly ILeaseStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _validFor;
    private readonly TimeSpan _longestWrite;
    private readonly SemaphoreSlim _writes = new(1, 1);
    private readonly CancellationTokenSource _lost = new();
    private readonly ITimer _expiry;
    private readonly Lock _gate = new();
    private Lease _current;
    private long _renewedAt;
    private long? _firstUnconfirmedAt;

    /// <param name="lease">The lease as this worker's taking wrote it.</param>
    /// <param name="takenAt">Timestamp from before that write was sent.</param>
    /// <param name="failoverTime">How long a lease is safe from others after a renewal.</param>
    /// <param name="store">The lease table.</param>
    /// <param name="time">The worker's clock.</param>
    public HeldLease(Lease lease, long takenAt, TimeSpan failoverTime, ILeaseStore store, TimeProvider time)
    {
        _current = lease;
        _renewedAt = takenAt;
        _validFor = failoverTime - Epsilon;
        // So that a call that hangs leaves time for another before the lease expires.
        _longestWrite = failoverTime / 3;
        Epoch = lease.Counter;
        _store = store;
        _time = time;
        Lost = _lost.Token;
        _expiry = time.CreateTimer(_ => LoseIfExpired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _expiry.Change(Remaining, Timeout.InfiniteTimeSpan);
    }

    public string Key => _current.Key;

    public string ShardId => Key;

    // Every write of a lease adds to its counter, so that of a later taking is greater.
    public long Epoch { get; }

    public CancellationToken Lost { get; }

    public TimeSpan ValidFor
    {
        get
        {
            lock (_gate)
                return Lost.IsCancellationRequested ? TimeSpan.Zero : Remaining;
        }
    }

    /// <summary>Whether this worker may deliver records and checkpoint at this instant.</summary>
    public bool IsHeld => !Lost.IsCancellationRequested && !IsExpired;

    public Lease Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    /// <summary>Renews the lease; false when it is lost.</summary>
    public Task<bool> TryRenewAsync(CancellationToken cancellationToken) =>
        WriteAsync(_store.TryRenewAsync, _ => false, cancellationToken);

    /// <summary>
    /// Writes a checkpoint, which renews the lease too; false when it is lost. A checkpoint never goes back: one of ours whose answer never came
    /// may already be further.
    /// </summary>
    public Task<bool> TryCheckpointAsync(ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        WriteAsync((lease, token) => _store.TryCheckpointAsync(lease, checkpoint, token), stored => stored.Checkpoint >= checkpoint, cancellationToken);

    /// <summary>Notes the shard's children; false when the lease is lost.</summary>
    public async Task<bool> TrySetChildrenAsync(IReadOnlyList<string> childShardIds, CancellationToken cancellationToken)
    {
        if (!IsHeld || !await _store.TrySetChildrenAsync(Key, childShardIds, cancellationToken))
            return false;
        lock (_gate)
            _current = _current with { ChildShardIds = childShardIds };
        return true;
    }

    /// <summary>Gives the lease up so that another worker can take it at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await _writes.WaitAsync(CancellationToken.None);
        try
        {
            if (!Lost.IsCancellationRequested)
                await _store.TryReleaseAsync(Current, cancellationToken);
        }
        finally
        {
            _writes.Release();
            Lose();
        }
    }

    public void Lose()
    {
        _expiry.Dispose();
        _lost.Cancel();
    }

    // The source and the semaphore own nothing and may still be in use by a renewal under way.
    public void Dispose() => Lose();

    /// <summary>Whether it was not renewed in time.</summary>
    public bool IsExpired
    {
        get
        {
            lock (_gate)
                return Remaining == TimeSpan.Zero;
        }
    }

    private TimeSpan Remaining
    {
        get
        {
            var remaining = _validFor - _time.GetElapsedTime(_renewedAt);
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    private async Task<bool> WriteAsync(
        Func<Lease, CancellationToken, Task<Lease?>> write, Func<Lease, bool> hasHappened, CancellationToken cancellationToken)
    {
        // No token: whoever has the turn gives it back when the lease is lost.
        await _writes.WaitAsync(CancellationToken.None);
        try
        {
            using var timeout = new CancellationTokenSource(_longestWrite, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Lost, timeout.Token);
            for (var attempt = 0; attempt < 2 && IsHeld; attempt++)
            {
                if (hasHappened(Current))
                    return true;
                var sentAt = _time.GetTimestamp();
                if (await SendAsync(write, sentAt, either.Token) is { } written)
                {
                    Keep(written, sentAt);
                    return true;
                }

                if (await FindOwnWriteAsync(either.Token) is not { } stored)
                    break;
                Keep(stored, FirstUnconfirmedAt ?? sentAt);
                if (hasHappened(stored))
                    return true;
            }

            Lose();
            return false;
        }
        catch (OperationCanceledException) when (Lost.IsCancellationRequested)
        {
            return false;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The lease table did not answer a write of the lease of {Key} within {_longestWrite}.", e);
        }
        finally
        {
            _writes.Release();
        }
    }

    // Others may have seen a write whose answer never came as soon as it was sent: that instant counts, not that of its repetition.
    private long? FirstUnconfirmedAt
    {
        get
        {
            lock (_gate)
                return _firstUnconfirmedAt;
        }
    }

    private async Task<Lease?> SendAsync(Func<Lease, CancellationToken, Task<Lease?>> write, long sentAt, CancellationToken cancellationToken)
    {
        try
        {
            return await write(Current, cancellationToken);
        }
        catch (Exception) when (NoteUnconfirmed(sentAt))
        {
            throw;
        }
    }

    private bool NoteUnconfirmed(long sentAt)
    {
        lock (_gate)
            _firstUnconfirmedAt ??= sentAt;
        return true;
    }

    /// <summary>
    /// The stored lease, if what refused the write is an earlier write of our own whose answer never came: same owner, next counter.
    /// </summary>
    private async Task<Lease?> FindOwnWriteAsync(CancellationToken cancellationToken)
    {
        var known = Current;
        var stored = await _store.GetAsync(Key, cancellationToken);
        return stored?.Owner == known.Owner && stored?.Counter == known.Counter + 1 ? stored : null;
    }

    private void Keep(Lease lease, long sentAt)
    {
        lock (_gate)
        {
            _renewedAt = sentAt;
            _current = lease;
            _firstUnconfirmedAt = null;
            if (!Lost.IsCancellationRequested)
                _expiry.Change(Remaining, Timeout.InfiniteTimeSpan);
        }
    }

    private void LoseIfExpired()
    {
        TimeSpan remaining;
        lock (_gate)
            remaining = Remaining;
        if (remaining == TimeSpan.Zero)
            Lose();
        else
            _expiry.Change(remaining, Timeout.InfiniteTimeSpan);
    }
}
