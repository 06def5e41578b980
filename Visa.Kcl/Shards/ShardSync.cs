using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>
/// Keeps the leases in step with the stream's shards. Leases are always listed before shards: a shard that appears in between is then
/// covered by the lease of its ancestor.
/// </summary>
internal sealed class ShardSync(
    KclOptions options, ILeaseStore store, IKinesisStream stream, TimeProvider time, ILogger<ShardSync> logger)
{
    private const int ListingAttempts = 3;
    private static readonly TimeSpan ListingPause = TimeSpan.FromSeconds(1);

    /// <summary>Adds the leases that are missing; those of a stream that nobody has read yet first.</summary>
    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        var leases = await store.ListAsync(cancellationToken);
        var missing = leases.Count == 0
            ? ShardLineage.FirstLeases(await ListFirstShardsAsync(cancellationToken), options.InitialPosition)
            : ShardLineage.MissingLeases(await stream.ListShardsAsync(null, cancellationToken), leases.Select(l => l.Key), options.InitialPosition);
        await CreateAsync(missing, cancellationToken);
    }

    /// <summary>Does the periodic work, which one worker does for all: the first of those that own a lease.</summary>
    public async Task AuditAsync(CancellationToken cancellationToken)
    {
        var leases = await store.ListAsync(cancellationToken);
        var first = leases.Select(l => l.Owner).Where(o => o is not null).Min(StringComparer.Ordinal);
        if (first is not null && first != options.WorkerId)
            return;

        await SyncAsync(cancellationToken);
        await CleanUpAsync(cancellationToken);
    }

    /// <summary>
    /// Adds the leases of the children of a shard that was read to its end and notes them on its lease. False while a child must wait for
    /// the lease of its other parent, or the stream does not list any child yet.
    /// </summary>
    public async Task<bool> TryCreateChildrenAsync(HeldLease parent, IReadOnlyList<StreamShard> announced, CancellationToken cancellationToken)
    {
        var leases = await store.ListAsync(cancellationToken);
        var shards = await stream.ListShardsAsync(null, cancellationToken);
        var children = announced.Count > 0 ? announced : [.. shards.Where(s => s.ParentIds.Contains(parent.Key))];
        if (children.Count == 0)
            return false;

        foreach (var child in children)
        {
            if (!await TryCreateChildAsync(parent, child, leases, shards, cancellationToken))
                return false;
        }

        return await parent.TrySetChildrenAsync([.. children.Select(c => c.Id)], cancellationToken);
    }

    private async Task<bool> TryCreateChildAsync(
        HeldLease parent, StreamShard child, IReadOnlyList<Lease> leases, IReadOnlyList<StreamShard> shards, CancellationToken cancellationToken)
    {
        var leased = leases.Select(l => l.Key).ToHashSet();
        if (leased.Contains(child.Id))
            return true;

        var isBlocked = child.ParentIds.Any(id => shards.Any(s => s.Id == id) && !leased.Contains(id));
        if (isBlocked)
        {
            await CreateAsync(ShardLineage.MissingAncestors(child.Id, shards, leased, options.InitialPosition), cancellationToken);
            logger.ChildWaitsForOtherParent(child.Id, parent.Key);
            return false;
        }

        // Nothing of the parent was at or after the timestamp, so its children still have to look for it.
        var checkpoint = parent.Current.Checkpoint == ExtendedSequenceNumber.AtTimestamp
            ? ExtendedSequenceNumber.AtTimestamp
            : ExtendedSequenceNumber.TrimHorizon;
        await CreateAsync([ShardLineage.NewLease(child, checkpoint)], cancellationToken);
        return true;
    }

    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        var leases = await store.ListAsync(cancellationToken);
        var shards = await stream.ListShardsAsync(null, cancellationToken);
        if (shards.Count == 0)
            return;

        foreach (var lease in LeaseCleanup.Orphans(leases, shards))
        {
            var children = shards.Where(s => s.ParentIds.Contains(lease.Key)).Select(s => ShardLineage.NewLease(s, ExtendedSequenceNumber.TrimHorizon));
            await CreateAsync(children, cancellationToken);
            await store.DeleteAsync(lease.Key, cancellationToken);
            logger.LeaseOfTrimmedShardDeleted(lease.Key, lease.Checkpoint.ToString());
        }

        foreach (var lease in LeaseCleanup.Finished(leases, shards))
        {
            await store.DeleteAsync(lease.Key, cancellationToken);
            logger.FinishedLeaseDeleted(lease.Key);
        }
    }

    private async Task CreateAsync(IEnumerable<Lease> leases, CancellationToken cancellationToken)
    {
        foreach (var lease in leases)
        {
            if (await store.TryCreateAsync(lease, cancellationToken))
                logger.LeaseCreated(lease.Key, lease.Checkpoint.ToString());
        }
    }

    private async Task<IReadOnlyList<StreamShard>> ListFirstShardsAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var shards = await stream.ListShardsAsync(options.InitialPosition, cancellationToken);
            var leases = ShardLineage.FirstLeases(shards, options.InitialPosition);
            if (HashRange.IsComplete(leases.Select(l => l.HashRange).OfType<HashRange>()))
                return shards;
            if (attempt == ListingAttempts)
                throw new InvalidOperationException(
                    $"The shards of stream '{options.StreamName}' that are listed do not hold every hash key: it is being resharded or created.");
            await Task.Delay(ListingPause, time, cancellationToken);
        }
    }
}
