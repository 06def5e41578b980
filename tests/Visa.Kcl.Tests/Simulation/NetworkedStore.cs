using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Visa.Kcl.Tests.Leases;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>One worker's way to the lease table: over a network, and watched by the oracle.</summary>
internal sealed class NetworkedStore(InMemoryLeaseStore table, Network network, string workerId, Oracle oracle) : ILeaseStore
{
    public Task EnsureTableAsync(CancellationToken cancellationToken) => table.EnsureTableAsync(cancellationToken);

    public Task<string?> FindForeignLeaderAsync(CancellationToken cancellationToken) => table.FindForeignLeaderAsync(cancellationToken);

    public Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken) => network.CallAsync(() => table.All, cancellationToken);

    public Task<Lease?> GetAsync(string key, CancellationToken cancellationToken) =>
        network.CallAsync(() => table.GetAsync(key, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<bool> TryCreateAsync(Lease lease, CancellationToken cancellationToken) =>
        network.CallAsync(() => table.TryCreateAsync(lease, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<Lease?> TryRenewAsync(Lease lease, CancellationToken cancellationToken) =>
        WriteAsync(lease.Key, () => table.TryRenewAsync(lease, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<Lease?> TryTakeAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        WriteAsync(lease.Key, () => table.TryTakeAsync(lease, owner, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<Lease?> TryCheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        WriteAsync(lease.Key, () => table.TryCheckpointAsync(lease, checkpoint, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<bool> TryReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        network.CallAsync(() => table.TryReleaseAsync(lease, default).GetAwaiter().GetResult(), cancellationToken);

    public Task<bool> TrySetChildrenAsync(string key, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) =>
        network.CallAsync(() => table.TrySetChildrenAsync(key, childShardIds, default).GetAwaiter().GetResult(), cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        network.CallAsync(
            () =>
            {
                oracle.BeforeDelete(key);
                return table.DeleteAsync(key, default).IsCompletedSuccessfully;
            },
            cancellationToken);

    private Task<Lease?> WriteAsync(string key, Func<Lease?> write, CancellationToken cancellationToken) =>
        network.CallAsync(
            () =>
            {
                var before = table.Contains(key) ? table[key] : null;
                var written = write();
                if (written is not null)
                    oracle.AfterWrite(workerId, before!, written);
                return written;
            },
            cancellationToken);
}
