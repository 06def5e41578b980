using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Visa.Scoring.Alerts;

/// <summary>Tells open pages that the alert queue changed. A signal carries no data: who gets it reads the database, so a missed one loses nothing.</summary>
internal sealed class AlertFeed
{
    private readonly ConcurrentDictionary<Channel<bool>, byte> _subscribers = new();

    public void Publish()
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            subscriber.Writer.TryWrite(true);
        }
    }

    /// <summary>Signals from now until the token is cancelled; those that come while the reader is busy are one.</summary>
    public async IAsyncEnumerable<bool> ChangesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _subscribers.TryAdd(channel, 0);
        try
        {
            await foreach (var signal in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return signal;
            }
        }
        finally
        {
            _subscribers.TryRemove(channel, out _);
        }
    }
}
