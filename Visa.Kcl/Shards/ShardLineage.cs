using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>
/// Decides which leases a stream's shards need. A shard is covered when it or an ancestor has a lease: the leases of its descendants follow
/// when the ancestor has been read to its end. So that nothing is read before its parents, a lease is added at the oldest level that is
/// wanted and not covered. The rules are those of AWS's library 2.3.
/// </summary>
internal sealed class ShardLineage
{
    private readonly Dictionary<string, StreamShard> _shards;
    private readonly HashSet<string> _leased;
    private readonly ExtendedSequenceNumber _initial;
    private readonly Dictionary<string, bool> _covered = [];
    private readonly Dictionary<string, Lease> _missing = [];

    private ShardLineage(IReadOnlyList<StreamShard> shards, IEnumerable<string> leased, InitialPosition initial)
    {
        _shards = shards.ToDictionary(s => s.Id);
        _leased = [.. leased];
        _initial = ExtendedSequenceNumber.Of(initial);
    }

    /// <summary>The leases of a stream that nobody has read yet, from the shards that were open at the initial position.</summary>
    public static IReadOnlyList<Lease> FirstLeases(IReadOnlyList<StreamShard> openAtStart, InitialPosition initial)
    {
        // A service that ignores the filter lists every shard: then the oldest are read first, or for the tip the open ones.
        var ids = openAtStart.Select(s => s.Id).ToHashSet();
        var chosen = initial == InitialPosition.Latest
            ? openAtStart.Where(s => s.IsOpen)
            : openAtStart.Where(s => !s.ParentIds.Any(ids.Contains));
        return InOrder(chosen.Select(s => (s, NewLease(s, ExtendedSequenceNumber.Of(initial)))));
    }

    /// <summary>The leases that are missing from a table in use, given every shard of the stream.</summary>
    public static IReadOnlyList<Lease> MissingLeases(IReadOnlyList<StreamShard> shards, IEnumerable<string> leased, InitialPosition initial)
    {
        var lineage = new ShardLineage(shards, leased, initial);
        foreach (var shard in shards.Where(s => s.IsOpen))
        {
            if (!lineage.IsCovered(shard))
                lineage.Add(shard);
        }

        return InOrder(lineage._missing.Values.Select(l => (lineage._shards[l.Key], l)));
    }

    /// <summary>The leases that some ancestors of a shard still need before the shard itself may have one.</summary>
    public static IReadOnlyList<Lease> MissingAncestors(
        string shardId, IReadOnlyList<StreamShard> shards, IEnumerable<string> leased, InitialPosition initial)
    {
        var lineage = new ShardLineage(shards, leased, initial);
        if (lineage._shards.TryGetValue(shardId, out var shard))
            lineage.IsCovered(shard);
        return InOrder(lineage._missing.Values.Where(l => l.Key != shardId).Select(l => (lineage._shards[l.Key], l)));
    }

    public static Lease NewLease(StreamShard shard, ExtendedSequenceNumber checkpoint) => new()
    {
        Key = shard.Id,
        Checkpoint = checkpoint,
        ParentShardIds = shard.ParentIds,
        HashRange = shard.HashRange,
    };

    private bool IsCovered(StreamShard shard)
    {
        if (_covered.TryGetValue(shard.Id, out var known))
            return known;
        return _covered[shard.Id] = _leased.Contains(shard.Id) || IsCoveredByAncestors(shard) || IsReadFromTheStart(shard);
    }

    private bool IsCoveredByAncestors(StreamShard shard)
    {
        var parents = shard.ParentIds.Where(_shards.ContainsKey).Select(id => _shards[id]).ToList();
        var uncovered = parents.Where(p => !IsCovered(p)).ToList();
        // A parent that the stream has trimmed still covers its children while its lease is there.
        if (uncovered.Count == parents.Count && !shard.ParentIds.Any(_leased.Contains))
            return false;

        // The other parent of a merge: its child must wait for it, so it gets a lease of its own.
        foreach (var parent in uncovered)
            Add(parent);
        return true;
    }

    private bool IsReadFromTheStart(StreamShard shard)
    {
        if (_initial == ExtendedSequenceNumber.Latest)
            return false;
        Add(shard);
        return true;
    }

    private void Add(StreamShard shard) => _missing[shard.Id] = NewLease(shard, _initial);

    private static List<Lease> InOrder(IEnumerable<(StreamShard Shard, Lease Lease)> leases) =>
        [.. leases
            .OrderBy(l => new ExtendedSequenceNumber(l.Shard.StartingSequenceNumber))
            .ThenBy(l => l.Shard.Id, StringComparer.Ordinal)
            .Select(l => l.Lease)];
}
