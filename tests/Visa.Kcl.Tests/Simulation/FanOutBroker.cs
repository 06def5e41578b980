using Amazon.Kinesis.Model;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>
/// Which subscription of the one consumer to each shard is alive: a second one within 5 s of a successful one is refused, a later one takes
/// over.
/// </summary>
internal sealed class FanOutBroker
{
    private readonly Dictionary<string, (int Id, DateTimeOffset At)> _current = [];
    private int _last;

    public int Subscriptions { get; private set; }

    public int Refusals { get; private set; }

    /// <summary>Thrown by the next subscriptions, one each.</summary>
    public Queue<Exception> Faults { get; } = [];

    public int Subscribe(string shardId, DateTimeOffset now)
    {
        if (Faults.TryDequeue(out var fault))
            throw fault;
        if (_current.TryGetValue(shardId, out var other) && now - other.At < TimeSpan.FromSeconds(5))
        {
            Refusals++;
            throw new ResourceInUseException($"Another active subscription exists for this consumer on {shardId}.");
        }

        Subscriptions++;
        _current[shardId] = (++_last, now);
        return _last;
    }

    /// <summary>Ends the subscription of a shard, as when its connection breaks.</summary>
    public void Break(string shardId) => _current[shardId] = _current[shardId] with { Id = 0 };

    public bool IsCurrent(string shardId, int id) => _current[shardId].Id == id;
}
