namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>A delivery loop under way.</summary>
internal sealed class RunningDelivery : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abandon;
    private readonly Task _run;

    public RunningDelivery(DeliveryLoop loop, TimeProvider time)
    {
        _abandon = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _run = Task.Run(() => loop.RunAsync(_stop.Token, _abandon.Token));
    }

    /// <summary>Lets the loop deliver what it holds, but no longer than this.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        await _stop.CancelAsync();
        _abandon.CancelAfter(timeout);
        await _run;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _abandon.Dispose();
    }
}
