using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Where processing of a shard starts.</summary>
public sealed record InitializationInput
{
    /// <summary>The shard.</summary>
    public required string ShardId { get; init; }

    /// <summary>The last checkpoint: digits, or TRIM_HORIZON, LATEST or AT_TIMESTAMP when there is none yet.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>The last checkpoint's place inside an aggregated record.</summary>
    public required long SubSequenceNumber { get; init; }

    /// <summary>
    /// How long from now an owner that has lost the shard without knowing may still act for it, such as one whose lease was stolen: the
    /// failover time. What it had in hand when it was paused may come later still.
    /// </summary>
    public TimeSpan LongestOverlap { get; init; }

    /// <summary>The hold on the shard, to be checked before effects. Without a host it is always held.</summary>
    public IShardLease Lease { get; init; } = UnguardedLease.Instance;
}
