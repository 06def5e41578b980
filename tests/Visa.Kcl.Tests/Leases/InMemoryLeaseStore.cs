using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Leases;

/// <summary>A lease table in memory, with the conditions of the real one.</summary>
internal sealed class InMemoryLeaseStore : ILeaseStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lease> _leases = [];

    /// <summary>Called before a write is applied; may throw.</summary>
    public Action<string>? BeforeWrite { get; set; }

    /// <summary>Called after a write was applied; may throw, as if the answer were lost.</summary>
    public Action<string>? AfterWrite { get; set; }

    /// <summary>Whether a conditional write hangs until it is given up.</summary>
    public Func<string, bool>? Hang { get; set; }

    public string? ForeignLeader { get; set; }

    public int Writes { get; private set; }

    public Lease this[string key]
    {
        get
        {
            lock (_gate)
                return _leases[key];
        }
        set
        {
            lock (_gate)
                _leases[key] = value;
        }
    }

    public IReadOnlyList<Lease> All
    {
        get
        {
            lock (_gate)
                return [.. _leases.Values.OrderBy(l => l.Key, StringComparer.Ordinal)];
        }
    }

    public bool Contains(string key)
    {
        lock (_gate)
            return _leases.ContainsKey(key);
    }

    public Task EnsureTableAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> FindForeignLeaderAsync(CancellationToken cancellationToken) => Task.FromResult(ForeignLeader);

    public Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(All);

    public Task<Lease?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_leases.GetValueOrDefault(key));
    }

    public Task<bool> TryCreateAsync(Lease lease, CancellationToken cancellationToken) =>
        Task.FromResult(Write("create", () => _leases.TryAdd(lease.Key, lease)));

    public Task<Lease?> TryRenewAsync(Lease lease, CancellationToken cancellationToken) => Hang?.Invoke("renew") == true
        ? HangAsync(cancellationToken)
        : Task.FromResult(Update("renew", lease, stored => stored));

    public Task<Lease?> TryTakeAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        Task.FromResult(Update("take", lease, stored => stored with
        {
            Owner = owner,
            OwnerSwitchesSinceCheckpoint = stored.OwnerSwitchesSinceCheckpoint + (stored.Owner is not null && stored.Owner != owner ? 1 : 0),
        }));

    public Task<Lease?> TryCheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        Task.FromResult(Update("checkpoint", lease, stored => stored with { Checkpoint = checkpoint, OwnerSwitchesSinceCheckpoint = 0 }));

    public Task<bool> TryReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        Task.FromResult(Write("release", () =>
        {
            if (!_leases.TryGetValue(lease.Key, out var stored) || stored.Owner != lease.Owner)
                return false;
            _leases[lease.Key] = stored with { Owner = null, Counter = lease.Counter + 1 };
            return true;
        }));

    public Task<bool> TrySetChildrenAsync(string key, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) =>
        Task.FromResult(Write("children", () =>
        {
            if (!_leases.TryGetValue(key, out var stored))
                return false;
            _leases[key] = stored with { ChildShardIds = childShardIds };
            return true;
        }));

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(Write("delete", () => _leases.Remove(key)));

    private static async Task<Lease?> HangAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<Lease?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    private Lease? Update(string write, Lease lease, Func<Lease, Lease> change)
    {
        Lease? written = null;
        Write(write, () =>
        {
            if (!_leases.TryGetValue(lease.Key, out var stored) || stored.Counter != lease.Counter)
                return false;
            written = change(stored) with { Counter = stored.Counter + 1 };
            _leases[lease.Key] = written;
            return true;
        });
        return written;
    }

    private bool Write(string write, Func<bool> apply)
    {
        BeforeWrite?.Invoke(write);
        bool isApplied;
        lock (_gate)
        {
            Writes++;
            isApplied = apply();
        }

        AfterWrite?.Invoke(write);
        return isApplied;
    }
}
