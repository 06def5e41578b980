namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Pauses that double from failure to failure, up to a most, each shortened by chance to no less than half.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most, TimeProvider time, Jitter jitter)
{
    private int _failures;

    public void Reset() => _failures = 0;

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        var factor = Math.Pow(2, Math.Min(_failures++, 20));
        var pause = TimeSpan.FromTicks((long)Math.Min(first.Ticks * factor, most.Ticks));
        return Task.Delay(jitter.Of(pause), time, cancellationToken);
    }
}
