using System.Threading.Channels;
using Visa.Domain.Chargebacks;

namespace Visa.Generator.Live;

/// <summary>
/// Hands each event on when it is due. The schedule is an open loop: a late or slow send moves no later one, and nothing is left out to
/// catch up.
/// </summary>
internal sealed class Pacer(Schedule schedule, ChannelWriter<SimulatedTransaction> transactions, ChannelWriter<Chargeback> chargebacks, TimeProvider timeProvider)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    /// <summary>Transactions handed on.</summary>
    public long Made { get; private set; }

    /// <summary>The event time of the last event handed on.</summary>
    public DateTimeOffset? EventClock { get; private set; }

    /// <summary>Runs until the schedule reaches <paramref name="end"/> or the token is cancelled, then completes the channels.</summary>
    public async Task RunAsync(IEnumerable<SimulatedEvent> feed, DateTimeOffset end, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var next in feed)
            {
                var due = schedule.Due(Made, next.Time);
                if (due >= end) return;
                var wait = due - timeProvider.GetUtcNow();
                if (wait >= ShortestWait) await Task.Delay(wait, timeProvider, cancellationToken);
                await HandOnAsync(next, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: what was handed on is still sent.
        }
        finally
        {
            transactions.Complete();
            chargebacks.Complete();
        }
    }

    private async ValueTask HandOnAsync(SimulatedEvent next, CancellationToken cancellationToken)
    {
        if (next.Transaction is { } transaction)
        {
            await transactions.WriteAsync(transaction, cancellationToken);
            Made++;
        }
        else
        {
            await chargebacks.WriteAsync(next.Chargeback!, cancellationToken);
        }
        EventClock = next.Time;
    }
}
