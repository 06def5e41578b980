namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Shorthand for processors.</summary>
public static class ShardLeaseExtensions
{
    /// <summary>To be called right before an effect.</summary>
    /// <exception cref="ShutdownException">The lease is not held any more.</exception>
    public static void ThrowIfLost(this IShardLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (!lease.IsHeld)
            throw new ShutdownException($"This worker no longer holds the lease of {lease.ShardId}: stop processing; the shard goes on from its last checkpoint.");
    }
}
