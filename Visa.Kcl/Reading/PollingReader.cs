using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>Reads a shard by polling: get an iterator at the checkpoint, then page after page at the pace that the service allows.</summary>
internal sealed class PollingReader : IShardReader
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string _shardId;
    private readonly string _streamName;
    private readonly IKinesisStream _stream;
    private readonly TimeProvider _time;
    private readonly ReadProgress _progress;
    private readonly ReadPacer _pacer;
    private readonly Backoff _backoff;
    private readonly KclTelemetry _telemetry;
    private readonly ILogger<PollingReader> _logger;
    private readonly bool _isEmptyWanted;
    private string? _iterator;

    public PollingReader(string shardId, ExtendedSequenceNumber start, HashRange? hashRange, WorkerParts parts)
    {
        var options = parts.Options;
        _shardId = shardId;
        _streamName = options.StreamName;
        _stream = parts.Stream;
        _isEmptyWanted = options.CallProcessRecordsEvenForEmptyRecordList;
        _progress = new(start, hashRange);
        _time = parts.Time;
        _pacer = new(options.IdleTimeBetweenReads, options.MaxIdleTimeBetweenReads, parts.Time, parts.Jitter);
        _backoff = new(FirstPause, LongestPause, parts.Time, parts.Jitter);
        _telemetry = parts.Telemetry;
        _logger = parts.Logger<PollingReader>();
        Pages = new(options.MaxPrefetchedPages, options.MaxPrefetchedBytes, options.MaxRecords);
    }

    public PageQueue Pages { get; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isAtEnd = false;
            while (!isAtEnd)
            {
                await Pages.WaitForRoomAsync(cancellationToken);
                if (await TryReadAsync(cancellationToken) is not { } page)
                    continue;
                isAtEnd = page.IsAtEnd;
                if (page.Records.Count > 0 || isAtEnd || _isEmptyWanted)
                    Pages.Add(page);
            }
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

    /// <summary>One read; null when it failed and was paused for.</summary>
    private async Task<RecordPage?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _iterator ??= await GetIteratorAsync(cancellationToken);
            await _pacer.WaitAsync(cancellationToken);
            _telemetry.Read(_streamName, _shardId);
            var page = await _stream.GetRecordsAsync(_iterator, cancellationToken);
            _pacer.Succeeded(foundAny: page.Records.Count > 0 || page.MillisBehindLatest > 0);
            _backoff.Reset();
            _iterator = page.Next;
            return _progress.Take(page);
        }
        catch (ExpiredIteratorException)
        {
            _logger.IteratorExpired(_shardId);
            _iterator = null;
        }
        catch (ProvisionedThroughputExceededException)
        {
            _pacer.Throttled();
            _telemetry.ReadThrottled(_streamName, _shardId);
            _logger.ReadThrottled(_shardId, _pacer.Spacing);
            await _backoff.PauseAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (e is InvalidArgumentException)
                _iterator = null;
            _logger.ReadFailed(_shardId, _progress.Next.ToString(), e);
            await _backoff.PauseAsync(cancellationToken);
        }

        return null;
    }

    private async Task<string> GetIteratorAsync(CancellationToken cancellationToken)
    {
        var askedAt = _time.GetUtcNow();
        var iterator = await _stream.GetIteratorAsync(_shardId, _progress.Next, cancellationToken);
        _progress.BeganAtTip(askedAt);
        return iterator;
    }
}
