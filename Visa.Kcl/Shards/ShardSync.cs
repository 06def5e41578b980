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
        if (leases.Count == 0)
            await CreateFirstAsync(cancellationToken);
        else
            await CreateMissingAsync(leases, await stream.ListShardsAsync(null, cancellationToken), cancellationToken);
    }

    /// <summary>Does the periodic work, which one worker does for all: the first of those that own a lease.</summary>
    public async Task AuditAsync(CancellationToken cancellationToken)
    {
        var leases = await store.ListAsync(cancellationToken);
        var first = leases.Select(l => l.Owner).Where(o => o is not null).Min(StringComparer.Ordinal);
        if (first is not null && first != options.WorkerId)
            return;
        if (leases.Count == 0)
        {
            await CreateFirstAsync(cancellationToken);
            return;
        }

        var shards = await stream.ListShardsAsync(null, cancellationToken);
        await CreateMissingAsync(leases, shards, cancellationToken);
        await CleanUpAsync(leases, shards, cancellationToken);
    }

    /// <summary>
    /// Adds the leases of the children of a shard that was read to its end and notes them on its lease. False while a child must wait for
    /// the lease of its other parent, or the stream does not list any child yet.
    /// </summary>
    public async Task<bool> TryCreateChildrenAsync(HeldLease parent, IReadOnlyList<StreamShard> announced, CancellationToken cancellationToken)
    {
        // The shards are listed only if the end of the shard did not tell all that is needed.
        IReadOnlyList<StreamShard>? shards = null;
        var children = announced;
        if (children.Count == 0)
        {
            shards = await stream.ListShardsAsync(null, cancellationToken);
            children = [.. shards.Where(s => s.ParentIds.Contains(parent.Key))];
        }

        if (children.Count == 0)
            return false;
        foreach (var child in children)
        {
            if (!await TryCreateChildAsync(parent, child, shards, cancellationToken))
                return false;
        }

        return await parent.TrySetChildrenAsync([.. children.Select(c => c.Id)], cancellationToken);
    }

    private async Task<bool> TryCreateChildAsync(
        HeldLease parent, StreamShard child, IReadOnlyList<StreamShard>? shards, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(child.Id, cancellationToken) is not null)
            return true;
        if (await FindUnleasedParentAsync(parent, child, cancellationToken) is { } missing)
        {
            var leased = (await store.ListAsync(cancellationToken)).Select(l => l.Key).ToHashSet();
            shards ??= await stream.ListShardsAsync(null, cancellationToken);
            if (shards.Any(s => s.Id == missing) && !leased.Contains(missing))
            {
                await CreateAsync(ShardLineage.MissingAncestors(child.Id, shards, leased, options.InitialPosition), cancellationToken);
                logger.ChildWaitsForOtherParent(child.Id, parent.Key);
                return false;
            }
        }

        // Nothing of the parent was at or after the timestamp, so its children still have to look for it.
        var checkpoint = parent.Current.Checkpoint == ExtendedSequenceNumber.AtTimestamp
            ? ExtendedSequenceNumber.AtTimestamp
            : ExtendedSequenceNumber.TrimHorizon;
        await CreateAsync([ShardLineage.NewLease(child, checkpoint)], cancellationToken);
        return true;
    }

    private async Task<string?> FindUnleasedParentAsync(HeldLease parent, StreamShard child, CancellationToken cancellationToken)
    {
        foreach (var id in child.ParentIds.Where(id => id != parent.Key))
        {
            if (await store.GetAsync(id, cancellationToken) is null)
                return id;
        }

        return null;
    }

    private async Task CreateFirstAsync(CancellationToken cancellationToken) =>
        await CreateAsync(ShardLineage.FirstLeases(await ListFirstShardsAsync(cancellationToken), options.InitialPosition), cancellationToken);

    private Task CreateMissingAsync(IReadOnlyList<Lease> leases, IReadOnlyList<StreamShard> shards, CancellationToken cancellationToken) =>
        CreateAsync(ShardLineage.MissingLeases(shards, leases.Select(l => l.Key), options.InitialPosition), cancellationToken);

    // A lease that was added since the listing is seen next time: what is deleted here was already obsolete then.
    private async Task CleanUpAsync(IReadOnlyList<Lease> leases, IReadOnlyList<StreamShard> shards, CancellationToken cancellationToken)
    {
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
