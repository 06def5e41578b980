using System.Diagnostics;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Reading;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>
/// Calls one shard's processor. What it throws while the lease is held is logged and the call repeated after a pause: a batch is never
/// skipped.
/// </summary>
internal sealed class ProcessorCalls(IOwnedLease lease, ProcessorParts parts) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly KclOptions _options = parts.Options;
    private readonly ILogger<ProcessorCalls> _logger = parts.Logger<ProcessorCalls>();
    private readonly Backoff _backoff = new(parts.Options.TaskBackoffTime, LongestPause, parts.Time, parts.Jitter);
    private IShardRecordProcessor? _processor;
    private bool _isInitialized;

    public async Task InitializeAsync(ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken)
    {
        var input = new InitializationInput
        {
            ShardId = lease.ShardId,
            SequenceNumber = checkpoint.SequenceNumber,
            SubSequenceNumber = checkpoint.SubSequenceNumber,
            LongestOverlap = _options.FailoverTime,
            Lease = lease,
        };
        await RepeatAsync(
            "initialize",
            async () =>
            {
                _processor ??= parts.Factory.Create(lease.ShardId);
                await _processor.InitializeAsync(input, cancellationToken);
                return true;
            },
            cancellationToken,
            cancellationToken);
        _isInitialized = true;
    }

    /// <param name="page">What was read.</param>
    /// <param name="checkpointer">The shard's checkpointer.</param>
    /// <param name="stopOrLost">Ends the repetitions.</param>
    /// <param name="drainedOrLost">Given to the processor: a batch under way may end in peace when the host stops.</param>
    public Task ProcessAsync(RecordPage page, IShardCheckpointer checkpointer, CancellationToken stopOrLost, CancellationToken drainedOrLost)
    {
        if (page.Records.Count == 0 && !_options.CallProcessRecordsEvenForEmptyRecordList)
            return Task.CompletedTask;
        return RepeatAsync("processRecords", () => ProcessOnceAsync(page, checkpointer, drainedOrLost), stopOrLost, drainedOrLost);
    }

    public Task EndShardAsync(IShardCheckpointer checkpointer, CancellationToken stopOrLost, CancellationToken drainedOrLost) =>
        RepeatAsync(
            "shardEnded",
            async () =>
            {
                await _processor!.ShardEndedAsync(new() { Checkpointer = checkpointer }, drainedOrLost);
                if (checkpointer.Last == ExtendedSequenceNumber.ShardEnd)
                    return true;
                _logger.ShardEndNotCheckpointed(lease.ShardId);
                return false;
            },
            stopOrLost,
            drainedOrLost);

    public Task LoseLeaseAsync(CancellationToken cancellationToken) =>
        CallOnceAsync("leaseLost", processor => processor.LeaseLostAsync(new(), cancellationToken));

    public Task RequestShutdownAsync(IShardCheckpointer checkpointer, CancellationToken cancellationToken) =>
        CallOnceAsync("shutdownRequested", processor => processor.ShutdownRequestedAsync(new() { Checkpointer = checkpointer }, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_processor is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (_processor as IDisposable)?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _logger.ProcessorThrew("dispose", lease.ShardId, e);
        }
    }

    private async Task<bool> ProcessOnceAsync(RecordPage page, IShardCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        var last = checkpointer.Last;
        var input = new ProcessRecordsInput
        {
            Records = page.Records.Count > 0 && ExtendedSequenceNumber.Of(page.Records[0]) > last
                ? page.Records
                : [.. page.Records.Where(r => ExtendedSequenceNumber.Of(r) > last)],
            Checkpointer = checkpointer,
            MillisBehindLatest = page.MillisBehindLatest,
        };
        if (input.Records.Count == 0 && page.Records.Count > 0)
            return true;

        if (page.Records.Count > 0)
            checkpointer.Delivering(ExtendedSequenceNumber.Of(page.Records[^1]));
        var begunAt = parts.Time.GetTimestamp();
        using var activity = parts.Telemetry.StartProcessing(_options, lease.ShardId, input.Records.Count);
        try
        {
            await _processor!.ProcessRecordsAsync(input, cancellationToken);
        }
        catch (Exception e) when (Note(activity, e))
        {
            throw;
        }

        parts.Telemetry.BatchProcessed(
            _options.StreamName, lease.ShardId, input.Records, page.MillisBehindLatest, parts.Time.GetElapsedTime(begunAt));
        return true;
    }

    /// <summary>Repeats a call until it is done, as long as the lease is held and the host does not stop.</summary>
    private async Task RepeatAsync(string call, Func<Task<bool>> isDone, CancellationToken stopOrLost, CancellationToken callToken)
    {
        _backoff.Reset();
        while (true)
        {
            stopOrLost.ThrowIfCancellationRequested();
            if (!lease.IsHeld)
            {
                lease.Lose();
                stopOrLost.ThrowIfCancellationRequested();
            }

            try
            {
                if (await isDone())
                    return;
            }
            catch (ShutdownException e) when (!callToken.IsCancellationRequested)
            {
                // Also when the processor knows before the next renewal would tell: its store has seen a later owner.
                _logger.ProcessorStopped(call, lease.ShardId, e.Message);
                lease.Lose();
            }
            catch (Exception e) when (!callToken.IsCancellationRequested)
            {
                parts.Telemetry.ProcessorFailed(_options.StreamName, lease.ShardId);
                _logger.ProcessorThrew(call, lease.ShardId, e);
            }

            await _backoff.PauseAsync(stopOrLost);
        }
    }

    private async Task CallOnceAsync(string name, Func<IShardRecordProcessor, Task> call)
    {
        if (!_isInitialized)
            return;
        try
        {
            await call(_processor!);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _logger.ProcessorThrew(name, lease.ShardId, e);
        }
    }

    private static bool Note(Activity? activity, Exception e)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", e.GetType().FullName);
        return true;
    }
}
