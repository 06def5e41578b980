using System.Threading.Channels;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Shards;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// Reads a shard by polling, one page ahead of its consumer: it starts at the checkpoint, skips what the checkpoint covers, and goes on until
/// the end of a closed shard. Nothing that the service answers ends it: it tries again, more slowly.
/// </summary>
internal sealed class ShardReader
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string _shardId;
    private readonly IKinesisStream _stream;
    private readonly TimeProvider _time;
    private readonly ReadPacer _pacer;
    private readonly Backoff _backoff;
    private readonly ILogger<ShardReader> _logger;
    private readonly Channel<RecordPage> _pages;
    private readonly bool _isEmptyWanted;
    private readonly ExtendedSequenceNumber _start;
    private ExtendedSequenceNumber _lastRead;
    private string? _iterator;
    private DateTimeOffset? _tipSince;

    public ShardReader(string shardId, ExtendedSequenceNumber start, WorkerParts parts)
    {
        _shardId = shardId;
        _start = start;
        _lastRead = start;
        _stream = parts.Stream;
        _time = parts.Time;
        _isEmptyWanted = parts.Options.CallProcessRecordsEvenForEmptyRecordList;
        _pacer = new(parts.Options.IdleTimeBetweenReads, parts.Time, parts.Jitter);
        _backoff = new(FirstPause, LongestPause, parts.Time, parts.Jitter);
        _logger = parts.Logger<ShardReader>();

        // One page waits while the one before is processed; the next is not read before there is room for it.
        _pages = Channel.CreateBounded<RecordPage>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>The pages in order; completed after the one without a next iterator.</summary>
    public ChannelReader<RecordPage> Pages => _pages.Reader;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isAtEnd = false;
            while (!isAtEnd && await _pages.Writer.WaitToWriteAsync(cancellationToken))
            {
                if (await TryReadAsync(cancellationToken) is not { } page)
                    continue;
                isAtEnd = page.NextIterator is null;
                if (page.Records.Count > 0 || isAtEnd || _isEmptyWanted)
                    await _pages.Writer.WriteAsync(page, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The consumer has stopped.
        }
        finally
        {
            _pages.Writer.TryComplete();
        }
    }

    /// <summary>One read; null when it failed and was paused for.</summary>
    private async Task<RecordPage?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _iterator ??= await GetIteratorAsync(cancellationToken);
            await _pacer.WaitAsync(cancellationToken);
            var page = await _stream.GetRecordsAsync(_iterator, cancellationToken);
            _pacer.Succeeded();
            _backoff.Reset();
            return Advance(page);
        }
        catch (ExpiredIteratorException)
        {
            _logger.IteratorExpired(_shardId);
            _iterator = null;
        }
        catch (ProvisionedThroughputExceededException)
        {
            _pacer.Throttled();
            _logger.ReadThrottled(_shardId, _pacer.Spacing);
            await _backoff.PauseAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (e is InvalidArgumentException)
                _iterator = null;
            _logger.ReadFailed(_shardId, _lastRead.ToString(), e);
            await _backoff.PauseAsync(cancellationToken);
        }

        return null;
    }

    // An iterator at the tip that has to be renewed before any record came must not skip those that came meanwhile.
    private Task<string> GetIteratorAsync(CancellationToken cancellationToken)
    {
        if (_lastRead != ExtendedSequenceNumber.Latest)
            return _stream.GetIteratorAsync(_shardId, _lastRead, isAfter: _lastRead != _start, cancellationToken);
        if (_tipSince is { } since)
            return _stream.GetIteratorAtAsync(_shardId, since, cancellationToken);
        return GetTipIteratorAsync(cancellationToken);
    }

    private async Task<string> GetTipIteratorAsync(CancellationToken cancellationToken)
    {
        var iterator = await _stream.GetIteratorAsync(_shardId, ExtendedSequenceNumber.Latest, isAfter: false, cancellationToken);
        _tipSince = _time.GetUtcNow();
        return iterator;
    }

    private RecordPage Advance(RecordPage page)
    {
        _iterator = page.NextIterator;
        if (page.Records.Count == 0)
            return page;

        _lastRead = ExtendedSequenceNumber.Of(page.Records[^1]);
        return ExtendedSequenceNumber.Of(page.Records[0]) > _start
            ? page
            : page with { Records = [.. page.Records.Where(r => ExtendedSequenceNumber.Of(r) > _start)] };
    }
}
