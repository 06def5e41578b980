namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>What is stored of a shard beside its records.</summary>
/// <param name="SequenceSeconds">
/// The time that the shard's sequence numbers begin with, in seconds since the epoch: later than that of its parents, so that
/// every number of a child is higher than every number of its parents.
/// </param>
/// <param name="Parent">The shard that was split, or the lower of the two that were merged.</param>
/// <param name="ClosedAt">When the shard took its last record; null while it is open.</param>
internal sealed record ShardMetadata(
    int Index, HashKeyRange Range, DateTimeOffset CreatedAt, long SequenceSeconds, int? Parent, int? AdjacentParent, DateTimeOffset? ClosedAt)
{
    /// <summary>A shard that its stream began with.</summary>
    public static ShardMetadata First(int index, HashKeyRange range, DateTimeOffset createdAt) =>
        new(index, range, createdAt, createdAt.ToUnixTimeSeconds(), null, null, null);

    /// <summary>Whether the shard took records at this moment.</summary>
    public bool WasOpenAt(DateTimeOffset time) => CreatedAt <= time && !(ClosedAt < time);
}
