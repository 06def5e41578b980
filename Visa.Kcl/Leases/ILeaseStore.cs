using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// The lease table. Writes that change a lease are conditional on the counter of the lease given, and answer the lease as written, or null
/// when the stored one has moved on.
/// </summary>
internal interface ILeaseStore
{
    /// <summary>Creates the table if it is absent and waits until it can be used.</summary>
    Task EnsureTableAsync(CancellationToken cancellationToken);

    /// <summary>Why workers of this kind must not take leases here; null when they may.</summary>
    Task<string?> FindForeignLeaderAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken);

    Task<Lease?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds a lease; false when there is one of that key.</summary>
    Task<bool> TryCreateAsync(Lease lease, CancellationToken cancellationToken);

    Task<Lease?> TryRenewAsync(Lease lease, CancellationToken cancellationToken);

    Task<Lease?> TryTakeAsync(Lease lease, string owner, CancellationToken cancellationToken);

    Task<Lease?> TryCheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken);

    /// <summary>Gives the lease up, on the condition that its owner is still that of the lease given.</summary>
    Task<bool> TryReleaseAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Notes the children of a closed shard, whoever owns it; the counter stays. False when the lease is gone.</summary>
    Task<bool> TrySetChildrenAsync(string key, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken);

    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
