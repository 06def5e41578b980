namespace Amazon.Kinesis.ClientLibrary;

/// <summary>
/// This worker's hold on a shard, for a processor to check before an effect that another worker must not repeat. It belongs to one
/// acquisition: once lost it stays lost, even if this worker gets the shard back.
/// </summary>
public interface IShardLease
{
    /// <summary>The shard.</summary>
    string ShardId { get; }

    /// <summary>
    /// Greater for each later acquisition of the shard, by any worker. A store that keeps the greatest epoch it has seen for the shard and
    /// refuses effects of smaller ones is safe from an owner that lost the shard and does not know it yet. 0 under AWS's MultiLangDaemon,
    /// which does not tell it.
    /// </summary>
    long Epoch { get; }

    /// <summary>
    /// Whether this worker may act for the shard at this instant. It turns false at the latest when the lease was not renewed for the failover
    /// time by this computer's monotonic clock, also if the process was paused meanwhile: no other worker can have taken an expired lease while this is true.
    /// </summary>
    bool IsHeld { get; }

    /// <summary>How long <see cref="IsHeld"/> stays true if no renewal succeeds any more; infinite under AWS's MultiLangDaemon.</summary>
    TimeSpan ValidFor { get; }

    /// <summary>Cancelled when the lease is lost or given up. After a pause of the process it may come a moment after <see cref="IsHeld"/> is false.</summary>
    CancellationToken Lost { get; }
}
