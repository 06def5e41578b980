using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>Decides which leases may be deleted.</summary>
internal static class LeaseCleanup
{
    /// <summary>
    /// Leases read to the end whose children have all been started and checkpointed and whose own parents are gone, so that lineage is never
    /// cut in the middle.
    /// </summary>
    public static IEnumerable<Lease> Finished(IReadOnlyList<Lease> leases, IReadOnlyList<StreamShard> shards)
    {
        var byKey = leases.ToDictionary(l => l.Key);
        return leases.Where(lease => lease.IsFinished
            && !lease.ParentShardIds.Any(byKey.ContainsKey)
            && ChildrenOf(lease, shards) is { Count: > 0 } children
            && children.All(id => byKey.TryGetValue(id, out var child) && !child.Checkpoint.IsInitial));
    }

    /// <summary>Leases of shards whose last record has left the stream.</summary>
    public static IEnumerable<Lease> Orphans(IReadOnlyList<Lease> leases, IReadOnlyList<StreamShard> shards)
    {
        var listed = shards.Select(s => s.Id).ToHashSet();
        return leases.Where(lease => !listed.Contains(lease.Key));
    }

    private static HashSet<string> ChildrenOf(Lease lease, IReadOnlyList<StreamShard> shards) =>
        [.. lease.ChildShardIds, .. shards.Where(s => s.ParentIds.Contains(lease.Key)).Select(s => s.Id)];
}
