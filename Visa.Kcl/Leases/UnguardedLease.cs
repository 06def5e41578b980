namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>The hold on a shard of a processor that no host runs, as in a test: nobody can take it.</summary>
internal sealed class UnguardedLease : IShardLease
{
    public static readonly UnguardedLease Instance = new();

    public string ShardId => "";

    public long Epoch => 0;

    public bool IsHeld => true;

    public TimeSpan ValidFor => TimeSpan.MaxValue;

    public CancellationToken Lost => CancellationToken.None;
}
