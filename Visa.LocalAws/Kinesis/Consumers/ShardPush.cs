using System.Text.Json;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Protocol.EventStreams;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>
/// One subscription under way: an event as soon as records are on disk, an empty one now and then while there are none, and the
/// shard's children with the last.
/// </summary>
internal sealed class ShardPush(StreamRegistry streams, KinesisStream stream, Shard shard, Subscription subscription, KinesisOptions options, TimeProvider time)
{
    private const string EventName = "SubscribeToShardEvent";
    private const int MostRecords = 10_000;
    private const int MostBytes = 1024 * 1024;
    private const double BytesPerSecond = 2 * 1024 * 1024;

    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(5);

    private readonly TokenBucket _bytes = new(BytesPerSecond, time);

    public AwsEventSource RunFromAsync(long nextIndex) => (events, cancellationToken) => RunAsync(nextIndex, events, cancellationToken);

    private async Task RunAsync(long next, EventStreamWriter events, CancellationToken cancellationToken)
    {
        await events.WriteInitialResponseAsync(cancellationToken);
        var end = Task.Delay(options.SubscriptionLifetime, time, cancellationToken);
        var isIdle = false;
        while (!end.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfEnded();
            var page = RecordPage.Take(shard.Read(next, stream.TrimHorizon(time.GetUtcNow())), MostRecords, MostBytes);
            next = page.NextIndex ?? next;
            var isLast = shard.HasEndedAt(next);
            if (page.Records.Count > 0 || isIdle || isLast)
            {
                var behind = page.MillisBehindLatest(shard, time.GetUtcNow());
                var continueAfter = next - 1;
                await events.WriteEventAsync(EventName, json => Write(json, page, continueAfter, behind, isLast), page.JsonLength, cancellationToken);
            }

            if (isLast)
            {
                return;
            }

            await SlowDownAsync(page, cancellationToken);
            isIdle = page.Records.Count == 0 && await IsIdleAsync(next, end);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private void ThrowIfEnded()
    {
        if (subscription.Ended.IsCompleted)
        {
            throw subscription.Ended.GetAwaiter().GetResult();
        }

        if (!streams.TryFind(stream.Name, out var found) || found != stream)
        {
            throw AwsErrors.ResourceNotFound($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} not found.");
        }
    }

    /// <summary>Waits for the next record, or for what ends the subscription; true when it waited as long as readers are left without a word.</summary>
    private async Task<bool> IsIdleAsync(long next, Task end)
    {
        using var idle = new CancellationTokenSource();
        var timeout = Task.Delay(IdleInterval, time, idle.Token);
        var first = await Task.WhenAny(shard.Log.WaitAsync(next), subscription.Ended, end, timeout);
        await idle.CancelAsync();
        return first == timeout;
    }

    /// <summary>Lets records gather for the next event. Every consumer has 2 MiB a second of each shard for itself.</summary>
    private async Task SlowDownAsync(RecordPage page, CancellationToken cancellationToken)
    {
        _bytes.Take(page.Bytes);
        var wait = page.Records.Count > 0 ? TimeToNextPush() : TimeSpan.Zero;
        if (options.EnforceLimits && _bytes.TimeToFill() is { } fill && fill > wait)
        {
            wait = fill;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>
    /// All subscriptions push at the same moments: who reads several shards has their records together. In whole milliseconds, as timers count; a moment that is
    /// about to come is left out, since a timer may be early.
    /// </summary>
    private TimeSpan TimeToNextPush()
    {
        if (options.PushInterval == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var interval = options.PushInterval.TotalMilliseconds;
        var left = interval - (time.GetElapsedTime(0).TotalMilliseconds % interval);
        return TimeSpan.FromMilliseconds(Math.Ceiling(left < interval / 4 ? left + interval : left));
    }

    private void Write(Utf8JsonWriter json, RecordPage page, long continueAfter, long behind, bool isLast)
    {
        json.WriteStartObject();
        RecordJson.WriteRecords(json, shard, page.Records, stream.Metadata);
        json.WriteNumber("MillisBehindLatest"u8, behind);
        if (isLast)
        {
            RecordJson.WriteChildren(json, stream, shard);
        }
        else
        {
            var arrival = page.Records.Count > 0 ? page.Records[^1].ArrivalMilliseconds : time.GetUtcNow().ToUnixTimeMilliseconds();
            json.WriteString("ContinuationSequenceNumber"u8, shard.SequenceNumberOf(continueAfter, arrival).ToString());
        }

        json.WriteEndObject();
    }
}
