using Amazon.Kinesis.ClientLibrary.Hosting;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// Spaces the reads of a shard. A throttled read doubles the spacing, up to 10 s, each read that succeeds takes a tenth off again: other
/// applications may read the same shard, and the service's five reads a second are for all of them.
/// </summary>
internal sealed class ReadPacer(TimeSpan idle, TimeProvider time, Jitter jitter)
{
    private static readonly TimeSpan Widest = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _narrowest = idle;
    private long? _lastReadAt;

    /// <summary>Least time from one read to the next; shortened by chance while reads are throttled.</summary>
    public TimeSpan Spacing { get; private set; } = idle;

    /// <summary>Waits until the next read is due and counts it as begun.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_lastReadAt is { } last)
        {
            var spacing = Spacing > _narrowest ? jitter.Of(Spacing) : Spacing;
            var wait = spacing - time.GetElapsedTime(last);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }

        _lastReadAt = time.GetTimestamp();
    }

    public void Succeeded() => Spacing = Max(_narrowest, Spacing * 0.9);

    public void Throttled() => Spacing = Max(_narrowest, Spacing * 2 < Widest ? Spacing * 2 : Widest);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
