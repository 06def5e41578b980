using System.Collections.Concurrent;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>
/// The one subscription that a consumer may have to a shard: a second call within five seconds of the first is refused, a later one takes over.
/// </summary>
internal sealed class Subscriptions(TimeProvider time)
{
    private static readonly TimeSpan Untouchable = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Consumer, string Shard), Subscription> _current = new();
    private readonly Lock _gate = new();

    /// <summary>Throws ResourceInUseException.</summary>
    public Subscription Begin(string consumerArn, Shard shard)
    {
        lock (_gate)
        {
            var key = (consumerArn, shard.Id);
            if (_current.TryGetValue(key, out var earlier))
            {
                if (time.GetElapsedTime(earlier.BeganAt) < Untouchable)
                {
                    throw AwsErrors.ResourceInUse(InUse(consumerArn, shard.Id));
                }

                earlier.End(AwsErrors.ResourceInUse(InUse(consumerArn, shard.Id)));
            }

            return _current[key] = new Subscription(time.GetTimestamp());
        }
    }

    /// <summary>Ends the subscriptions of a consumer that is deregistered.</summary>
    public void End(string consumerArn)
    {
        foreach (var (key, subscription) in _current.Where(entry => entry.Key.Consumer == consumerArn))
        {
            subscription.End(AwsErrors.ResourceNotFound($"Consumer {consumerArn} under account {LocalAwsOptions.AccountId} not found."));
            _current.TryRemove(key, out _);
        }
    }

    private static string InUse(string consumerArn, string shardId) => $"Another active subscription exists for this consumer: {consumerArn} and shard {shardId}.";
}
