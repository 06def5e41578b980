using System.Diagnostics.CodeAnalysis;
using Amazon.Kinesis.ClientLibrary;

namespace Visa.StreamConsumer.Shards;

/// <summary>
/// This worker's hold on a shard, asked right before whatever the next owner must not find changed. Once lost it stays lost, also
/// when the lease does not know it yet.
/// </summary>
internal sealed class ShardHold(string shardId)
{
    private IShardLease? _lease;
    private volatile bool _isTaken;

    public string ShardId => shardId;

    public void Begin(IShardLease lease) => _lease = lease;

    /// <exception cref="ShutdownException">Another worker may own the shard.</exception>
    public void ThrowIfLost()
    {
        if (_isTaken)
            throw Taken();
        _lease?.ThrowIfLost();
    }

    /// <summary>As <see cref="ThrowIfLost"/>, with the exception as an answer.</summary>
    public bool IsHeld([NotNullWhen(false)] out ShutdownException? lost)
    {
        lost = null;
        try
        {
            ThrowIfLost();
        }
        catch (ShutdownException exception)
        {
            lost = exception;
        }
        return lost is null;
    }

    /// <summary>Notes that a later owner was seen.</summary>
    public ShutdownException Taken()
    {
        _isTaken = true;
        return new ShutdownException($"Another worker has taken over {shardId}: it goes on from the last checkpoint.");
    }
}
