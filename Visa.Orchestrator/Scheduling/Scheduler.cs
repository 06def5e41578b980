using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Runs the scheduler of this process until it stops; then lets others go on at once.</summary>
internal sealed class Scheduler(SchedulerNode node, IDatabase database, Wakeup wakeup, OrchestratorReadiness readiness, TimeProvider time, ILogger<Scheduler> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await DatabaseMigrator.MigrateAsync(database, stoppingToken);
        await node.JoinAsync(stoppingToken);
        readiness.IsReady = true;
        logger.NodeJoined(node.Instance);
        var listening = ListenAsync(stoppingToken);
        try
        {
            while (true)
            {
                await PassAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await LeaveAsync();
        }

        await listening;
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await node.PassAsync(cancellationToken))
            {
                await node.RestAsync(cancellationToken);
            }
        }
#pragma warning disable CA1031 // The loop outlives any failure: the next pass finds the same rows in the database.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.PassFailed(failure);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task LeaveAsync()
    {
        using var limit = new CancellationTokenSource(LongestLeave, time);
        await node.Launcher.DrainAsync().WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await node.LeaveAsync(limit.Token);
        logger.NodeLeft(node.Instance);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(wakeup.Set, cancellationToken);
                return;
            }
#pragma warning disable CA1031 // Signals are hints: without them the poll finds the work.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.SignalsLost(failure);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
