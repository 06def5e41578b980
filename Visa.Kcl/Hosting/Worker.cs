using System.Collections.Concurrent;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>
/// One worker of an application: it makes sure that the shards have leases, takes its share of them, consumes each shard whose lease it
/// holds, renews its leases, and gives them up when it stops.
/// </summary>
internal sealed class Worker(WorkerParts parts)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly KclOptions _options = parts.Options;
    private readonly ILogger<Worker> _logger = parts.Logger<Worker>();
    private readonly LeaseTaker _taker =
        new(parts.Options, parts.Store, parts.Time, parts.Jitter, parts.Telemetry, parts.Logger<LeaseTaker>());
    private readonly LeaseRenewer _renewer = new(parts.Logger<LeaseRenewer>());
    private readonly ShardSync _shards = new(parts.Options, parts.Store, parts.Stream, parts.Time, parts.Logger<ShardSync>());
    private readonly ConcurrentDictionary<string, (ShardConsumer Consumer, Task Run)> _consumers = [];

    /// <summary>Runs until asked to stop; throws only if this application's leases are not for this library.</summary>
    public async Task RunAsync(CancellationToken stopRequested)
    {
        if (!await PrepareAsync(stopRequested))
            return;
        _logger.WorkerStarted(_options.WorkerId, _options.ApplicationName, _options.StreamName);

        using var renewing = new CancellationTokenSource();
        var renewals = EveryAsync(() => LeaseRenewer.Interval(_options.FailoverTime), "renew leases", RenewAsync, renewing.Token);
        var audits = EveryAsync(() => _options.ShardSyncInterval, "sync shards", _shards.AuditAsync, stopRequested);
        var takings = EveryAsync(() => _taker.NextLook, "take leases", token => TakeAsync(token, stopRequested), stopRequested);

        await Task.WhenAll(takings, audits);
        await Task.WhenAll(_consumers.Values.Select(c => c.Run));
        renewing.Cancel();
        await renewals;
        _logger.WorkerStopped(_options.WorkerId);
    }

    /// <summary>Repeats until the table and the stream are there; false when asked to stop before.</summary>
    private async Task<bool> PrepareAsync(CancellationToken stopRequested)
    {
        var backoff = new Backoff(FirstPause, LongestPause, parts.Time, parts.Jitter);
        while (!stopRequested.IsCancellationRequested)
        {
            try
            {
                if (await TryPrepareAsync(stopRequested))
                    return true;
                await backoff.PauseAsync(stopRequested);
            }
            catch (OperationCanceledException) when (stopRequested.IsCancellationRequested)
            {
                break;
            }
        }

        return false;
    }

    private async Task<bool> TryPrepareAsync(CancellationToken stopRequested)
    {
        // The SDK's own retries grow far apart: a new attempt notices sooner that a service has come up.
        using var timeout = new CancellationTokenSource(_options.FailoverTime, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopRequested, timeout.Token);
        string? refusal;
        try
        {
            await parts.Store.EnsureTableAsync(either.Token);
            refusal = await parts.Store.FindForeignLeaderAsync(either.Token);
            if (refusal is null)
                await _shards.SyncAsync(either.Token);
        }
        catch (Exception e) when (!stopRequested.IsCancellationRequested)
        {
            _logger.NotReady(_options.StreamName, _options.LeaseTableName, e);
            return false;
        }

        return refusal is null ? true : throw new InvalidStateException(refusal);
    }

    private Task RenewAsync(CancellationToken cancellationToken) =>
        _renewer.RenewAsync(_consumers.Values.Select(c => c.Consumer.Lease), cancellationToken);

    private Task TakeAsync(CancellationToken cancellationToken, CancellationToken stopRequested) =>
        _taker.TakeAsync(_consumers.Keys.ToHashSet(), lease => Start(lease, stopRequested), cancellationToken);

    private void Start(HeldLease lease, CancellationToken stopRequested)
    {
        var consumer = new ShardConsumer(lease, _shards, parts);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _consumers[lease.Key] = (consumer, ConsumeAsync(consumer, started.Task, stopRequested));
        started.SetResult();
    }

    // The shard counts as held until its consumer is done, so that it is never consumed twice at a time on this worker.
    private async Task ConsumeAsync(ShardConsumer consumer, Task started, CancellationToken stopRequested)
    {
        await started;
        await using (consumer)
            await consumer.RunAsync(stopRequested);
        _consumers.TryRemove(consumer.Lease.Key, out _);
    }

    /// <summary>Repeats an action at a pace until cancelled; a failure is logged and the next turn is another try.</summary>
    private async Task EveryAsync(Func<TimeSpan> interval, string name, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var begunAt = parts.Time.GetTimestamp();
            try
            {
                using var timeout = new CancellationTokenSource(_options.FailoverTime, parts.Time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
                await action(either.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                _logger.TurnFailed(name, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await PauseAsync(interval() - parts.Time.GetElapsedTime(begunAt), cancellationToken);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, parts.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}
