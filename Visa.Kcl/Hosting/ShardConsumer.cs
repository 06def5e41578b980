using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>
/// The life of one shard on this worker, from taking its lease to giving it up: wait for the parents, initialize the processor, deliver batch
/// after batch, and end in one of three ways: the shard has ended, the lease is lost, or the host stops.
/// </summary>
internal sealed class ShardConsumer(HeldLease lease, ShardSync shards, WorkerParts parts) : IAsyncDisposable
{
    private readonly KclOptions _options = parts.Options;
    private readonly ILogger<ShardConsumer> _logger = parts.Logger<ShardConsumer>();
    private readonly ShardCheckpointer _checkpointer = new(lease, parts.Time, written => parts.Telemetry.Checkpointed(parts.Options.StreamName, written));
    private readonly ProcessorCalls _calls = new(lease, parts.Processors);

    public HeldLease Lease => lease;

    /// <summary>Runs until the shard has ended, the lease is lost or the host stops; never throws.</summary>
    public async Task RunAsync(CancellationToken stopRequested)
    {
        parts.Telemetry.LeaseHeld(_options.StreamName, +1);
        try
        {
            await ConsumeAsync(stopRequested);
            await FinishAsync(stopRequested);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing may end the worker's other shards: the lease goes back to the table and is taken up again.
            _logger.ConsumerFailed(lease.Key, e);
        }
    }

    /// <summary>Gives the lease up and disposes the processor.</summary>
    public async ValueTask DisposeAsync()
    {
        _checkpointer.Dispose();
        await ReleaseAsync();
        await _calls.DisposeAsync();
        lease.Dispose();
        parts.Telemetry.LeaseHeld(_options.StreamName, -1);
    }

    private async Task ConsumeAsync(CancellationToken stopRequested)
    {
        using var stopOrLost = CancellationTokenSource.CreateLinkedTokenSource(stopRequested, lease.Lost);
        using var drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, parts.Time);
        using var draining = stopRequested.Register(() => drained.CancelAfter(_options.ShutdownGracePeriod));
        using var drainedOrLost = CancellationTokenSource.CreateLinkedTokenSource(drained.Token, lease.Lost);
        try
        {
            await WaitForParentsAsync(stopOrLost.Token);
            await _calls.InitializeAsync(_checkpointer.Last, stopOrLost.Token);
            var children = await DeliverAsync(stopOrLost.Token, drainedOrLost.Token);
            await EndShardAsync(children, stopOrLost.Token, drainedOrLost.Token);
        }
        catch (Exception e) when (stopOrLost.IsCancellationRequested)
        {
            // FinishAsync tells the processor which of the two it was.
            if (e is not (OperationCanceledException or ShutdownException))
                _logger.ProcessorThrew("its last call", lease.Key, e);
        }
    }

    private async Task WaitForParentsAsync(CancellationToken cancellationToken)
    {
        foreach (var parent in lease.Current.ParentShardIds)
        {
            while (await FindUnfinishedAsync(parent, cancellationToken))
                await Task.Delay(_options.ParentShardPollInterval, parts.Time, cancellationToken);
        }
    }

    private async Task<bool> FindUnfinishedAsync(string parent, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.Store.GetAsync(parent, cancellationToken) is { IsFinished: false };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.ParentUnknown(lease.Key, parent, e);
            return true;
        }
    }

    /// <summary>Delivers to the end of the shard; answers the children that the stream announced there.</summary>
    private async Task<IReadOnlyList<StreamShard>> DeliverAsync(CancellationToken stopOrLost, CancellationToken drainedOrLost)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stopOrLost);
        var reader = parts.CreateReader(lease.Current, _checkpointer.Last);
        var run = reader.RunAsync(reading.Token);
        try
        {
            while (true)
            {
                var page = await reader.Pages.ReadAsync(stopOrLost);
                await _calls.ProcessAsync(page, _checkpointer, stopOrLost, drainedOrLost);
                if (page.IsAtEnd)
                    return page.Children;
            }
        }
        finally
        {
            reading.Cancel();
            await run;
        }
    }

    private async Task EndShardAsync(IReadOnlyList<StreamShard> children, CancellationToken stopOrLost, CancellationToken drainedOrLost)
    {
        while (!await TryCreateChildrenAsync(children, stopOrLost))
            await Task.Delay(_options.ParentShardPollInterval, parts.Time, stopOrLost);

        _checkpointer.ReachedShardEnd();
        await _calls.EndShardAsync(_checkpointer, stopOrLost, drainedOrLost);
        _logger.ShardEnded(lease.Key);
    }

    private async Task<bool> TryCreateChildrenAsync(IReadOnlyList<StreamShard> children, CancellationToken cancellationToken)
    {
        try
        {
            return await shards.TryCreateChildrenAsync(lease, children, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.ChildrenUnknown(lease.Key, e);
            return false;
        }
    }

    private async Task FinishAsync(CancellationToken stopRequested)
    {
        if (_checkpointer.Last == ExtendedSequenceNumber.ShardEnd)
            return;

        using var timeout = new CancellationTokenSource(_options.ShutdownCheckpointTimeout, parts.Time);
        if (!lease.IsHeld)
        {
            parts.Telemetry.LeaseLost(_options.StreamName, lease.IsExpired ? "expired" : "taken");
            _logger.LeaseLost(lease.Key);
            await _calls.LoseLeaseAsync(timeout.Token);
        }
        else if (stopRequested.IsCancellationRequested)
        {
            using var timeoutOrLost = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lease.Lost);
            await _calls.RequestShutdownAsync(_checkpointer, timeoutOrLost.Token);
        }
    }

    private async Task ReleaseAsync()
    {
        using var timeout = new CancellationTokenSource(_options.ShutdownCheckpointTimeout, parts.Time);
        try
        {
            await lease.ReleaseAsync(timeout.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Others take it when it expires.
            _logger.ReleaseFailed(lease.Key, e);
        }
    }
}
