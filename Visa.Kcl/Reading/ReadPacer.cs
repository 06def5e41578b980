using Amazon.Kinesis.ClientLibrary.Hosting;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// Spaces the reads of a shard. A throttled read doubles the spacing, up to 10 s, each read that succeeds takes a tenth off again: other
/// applications may read the same shard, and the service's five reads a second are for all of them. While a shard gives nothing, the
/// spacing may grow by a quarter from read to read, up to the longest idle time; the first record ends that at once.
/// </summary>
internal sealed class ReadPacer(TimeSpan idle, TimeSpan? longestIdle, TimeProvider time, Jitter jitter)
{
    private static readonly TimeSpan Widest = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _shortest = idle;
    private readonly TimeSpan _longestIdle = Max(idle, longestIdle ?? idle);
    private TimeSpan _throttled = idle;
    private TimeSpan _idle = idle;
    private long? _lastReadAt;

    /// <summary>Least time from one read to the next; shortened by chance while reads are throttled.</summary>
    public TimeSpan Spacing => Max(_throttled, _idle);

    /// <summary>Waits until the next read is due and counts it as begun.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_lastReadAt is { } last)
        {
            var spacing = _throttled > _idle ? jitter.Of(_throttled) : _idle;
            var wait = Max(spacing, _shortest) - time.GetElapsedTime(last);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }

        _lastReadAt = time.GetTimestamp();
    }

    public void Succeeded(bool foundAny)
    {
        _throttled = Max(_shortest, _throttled * 0.9);
        _idle = foundAny ? _shortest : Min(_idle * 1.25, _longestIdle);
    }

    public void Throttled() => _throttled = Max(_shortest, Min(_throttled * 2, Widest));

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
