using Amazon.Kinesis.ClientLibrary.Hosting;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// Spaces the reads of a shard. A throttled read doubles the spacing, up to 10 s, each read that succeeds takes a tenth off again: other
/// applications may read the same shard, and the service's five reads a second are for all of them.
/// </summary>
internal sealed class ReadPacer(TimeSpan idle, TimeProvider time, Jitter jitter)
{
    private static readonly TimeSpan Widest = TimeSpan.FromSeconds(10);

    private TimeSpan _spacing = idle;
    private long? _lastReadAt;

    public TimeSpan Spacing => _spacing;

    /// <summary>Waits until the next read is due and counts it as begun.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_lastReadAt is { } last)
        {
            var spacing = _spacing > idle ? jitter.Of(_spacing) : _spacing;
            var wait = spacing - time.GetElapsedTime(last);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }

        _lastReadAt = time.GetTimestamp();
    }

    public void Succeeded() => _spacing = Max(idle, _spacing * 0.9);

    public void Throttled() => _spacing = Max(idle, _spacing * 2 < Widest ? _spacing * 2 : Widest);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
