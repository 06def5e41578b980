using Amazon.Kinesis.Model;

namespace Visa.Scoring.DecisionStream;

/// <summary>Parents before children: a card's decisions move to a child shard in order, so they must be read in order.</summary>
internal static class ShardLineage
{
    /// <summary>The shards that may be read now: not at their end, and with no parent that still has records to settle.</summary>
    public static IEnumerable<Shard> Readable(IReadOnlyCollection<Shard> shards, IReadOnlySet<string> ended)
    {
        var unsettled = shards.Select(shard => shard.ShardId).Where(id => !ended.Contains(id)).ToHashSet(StringComparer.Ordinal);
        return shards.Where(shard => unsettled.Contains(shard.ShardId) && !IsIn(shard.ParentShardId) && !IsIn(shard.AdjacentParentShardId));

        // A parent that the stream no longer lists has outlived its retention.
        bool IsIn(string? parent) => parent is not null && unsettled.Contains(parent);
    }
}
