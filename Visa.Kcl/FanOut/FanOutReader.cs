using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.FanOut;

/// <summary>
/// Reads a shard by enhanced fan-out: subscription after subscription, each going on after the last sequence number that the one before
/// told. While the processor is behind it takes nothing from the connection, and HTTP/2 stops the service.
/// </summary>
internal sealed class FanOutReader : IShardReader
{
    // The service refuses a second subscription of the same consumer to the same shard within 5 s of a successful one.
    private static readonly TimeSpan LeastSpacing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    // A push may hold a single record, or none: the bytes bound what waits.
    private const int MostPushes = 1_000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string _shardId;
    private readonly IFanOutStream _stream;
    private readonly ReadProgress _progress;
    private readonly KclOptions _options;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly KclTelemetry _telemetry;
    private readonly ILogger<FanOutReader> _logger;

    // When the last subscription began, unless it was refused; and whether it gave anything.
    private long? _subscribedAt;
    private bool _hasPages;

    public FanOutReader(string shardId, ExtendedSequenceNumber start, HashRange? hashRange, WorkerParts parts)
    {
        _shardId = shardId;
        _options = parts.Options;
        _stream = parts.FanOut ?? throw new InvalidOperationException($"{nameof(RetrievalMode)} is {nameof(RetrievalMode.FanOut)} without a stream to subscribe to.");
        _progress = new(start, hashRange);
        _time = parts.Time;
        _backoff = new(FirstPause, LongestPause, parts.Time, parts.Jitter);
        _telemetry = parts.Telemetry;
        _logger = parts.Logger<FanOutReader>();
        Pages = new(MostPushes, _options.MaxPrefetchedBytes, _options.MaxRecords);
    }

    public PageQueue Pages { get; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryReadToEndAsync(cancellationToken))
                await WaitForTurnAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The consumer has stopped.
        }
        finally
        {
            Pages.Complete();
        }
    }

    /// <summary>One subscription, from its start to its end; true at the end of the shard.</summary>
    private async Task<bool> TryReadToEndAsync(CancellationToken cancellationToken)
    {
        var reason = "expired";
        try
        {
            await Pages.WaitForRoomAsync(cancellationToken);
            var consumer = await _stream.GetConsumerAsync(cancellationToken);
            if (await ReadSubscriptionAsync(consumer, cancellationToken))
                return true;
            _logger.SubscriptionEnded(_shardId, _progress.Next.ToString());
        }
        catch (TimeoutException)
        {
            reason = "stalled";
            _logger.SubscriptionStalled(_shardId, _options.SubscriptionStallTime, _progress.Next.ToString());
        }
        catch (Exception e) when (e is ResourceInUseException or LimitExceededException)
        {
            reason = e.GetType().Name;
            if (!_hasPages)
                _subscribedAt = null;
            _logger.SubscriptionRefused(_shardId, e.Message);
            await _backoff.PauseAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            reason = "failed";
            _logger.SubscriptionFailed(_shardId, _progress.Next.ToString(), e);
            await _backoff.PauseAsync(cancellationToken);
        }

        _telemetry.Resubscribing(_options.StreamName, _shardId, reason);
        return false;
    }

    private async Task<bool> ReadSubscriptionAsync(string consumer, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        var pages = _stream.SubscribeAsync(consumer, _shardId, _progress.Next, either.Token).GetAsyncEnumerator(either.Token);
        _progress.BeganAtTip(_time.GetUtcNow());
        (_subscribedAt, _hasPages) = (_time.GetTimestamp(), false);
        try
        {
            while (true)
            {
                // Even an idle shard tells its progress every few seconds: silence means that the connection is dead.
                stalled.CancelAfter(_options.SubscriptionStallTime);
                if (!await pages.MoveNextAsync())
                    return false;
                stalled.CancelAfter(Timeout.InfiniteTimeSpan);
                _hasPages = true;
                _backoff.Reset();
                if (await TakeAsync(pages.Current, cancellationToken))
                    return true;
            }
        }
        catch (OperationCanceledException) when (stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The subscription to {_shardId} told nothing for {_options.SubscriptionStallTime}.");
        }
        finally
        {
            await pages.DisposeAsync();
        }
    }

    private async Task<bool> TakeAsync(RecordPage pushed, CancellationToken cancellationToken)
    {
        var page = _progress.Take(pushed);
        if (pushed.Next is { } reached)
            _progress.Reached(reached);
        if (page.Records.Count > 0 || page.IsAtEnd || _options.CallProcessRecordsEvenForEmptyRecordList)
        {
            await Pages.WaitForRoomAsync(cancellationToken);
            Pages.Add(page);
        }

        return page.IsAtEnd;
    }

    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        var wait = _subscribedAt is { } at ? LeastSpacing - _time.GetElapsedTime(at) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, cancellationToken);
    }
}
