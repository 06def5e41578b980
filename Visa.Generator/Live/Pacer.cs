using System.Threading.Channels;
using Visa.Generator.Behaviour;

namespace Visa.Generator.Live;

/// <summary>
/// Hands each transaction on at its event time. The schedule is an open loop: a late or slow send moves no later one, and nothing is
/// left out to catch up.
/// </summary>
internal static class Pacer
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    /// <summary>Runs until event time reaches <paramref name="end"/> or the token is cancelled, then completes the channel.</summary>
    /// <returns>How many transactions it has handed on.</returns>
    public static async Task<long> RunAsync(
        TransactionFeed feed, ChannelWriter<SimulatedTransaction> output, TimeProvider timeProvider, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var made = 0L;
        try
        {
            while (true)
            {
                var next = feed.Next();
                if (next.Transaction.EventTime >= end) return made;
                var wait = next.Transaction.EventTime - timeProvider.GetUtcNow();
                if (wait >= ShortestWait) await Task.Delay(wait, timeProvider, cancellationToken);
                await output.WriteAsync(next, cancellationToken);
                made++;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: what was handed on is still sent.
            return made;
        }
        finally
        {
            output.Complete();
        }
    }
}
