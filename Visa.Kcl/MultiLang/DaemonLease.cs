using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>The daemon's lease of the shard, of which a process knows only whether the daemon has said that it is lost.</summary>
internal sealed class DaemonLease(string shardId) : IOwnedLease, IDisposable
{
    private readonly CancellationTokenSource _lost = new();

    public string ShardId => shardId;

    public long Epoch => 0;

    public bool IsHeld => !_lost.IsCancellationRequested;

    public TimeSpan ValidFor => IsHeld ? TimeSpan.MaxValue : TimeSpan.Zero;

    public CancellationToken Lost => _lost.Token;

    public void Lose() => _lost.Cancel();

    // The source owns nothing, and a processor may have kept the lease.
    public void Dispose() => Lose();
}
