using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Opens the run of each interval that has ended, takes up runs that a crash left, and runs them one after the other per DAG.</summary>
internal sealed class Scheduler(
    IEnumerable<DagDefinition> dags,
    RunStore store,
    RunExecutor executor,
    TimeProvider time,
    IOptions<OrchestratorOptions> options,
    ILogger<Scheduler> logger) : BackgroundService
{
    private readonly IReadOnlyList<DagDefinition> _dags = [.. dags];
    private readonly TimeSpan _pollInterval = options.Value.PollInterval;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.PrepareAsync(stoppingToken);
        await Task.WhenAll(_dags.Select(dag => ScheduleAsync(dag, stoppingToken)));
    }

    private async Task ScheduleAsync(DagDefinition dag, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_pollInterval, time);
        do
        {
            try
            {
                await RunDueAsync(dag, cancellationToken);
            }
#pragma warning disable CA1031 // The loop outlives any failure: the next tick finds the same runs in the database.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.SchedulingFailed(exception, dag.Name);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    internal async Task RunDueAsync(DagDefinition dag, CancellationToken cancellationToken)
    {
        if (dag.LatestDue(time.GetUtcNow()) is { } interval)
        {
            await store.OpenAsync(dag, interval, cancellationToken);
        }

        foreach (var run in await store.UnfinishedAsync(dag.Name, cancellationToken))
        {
            await executor.ExecuteAsync(dag, run, cancellationToken);
        }
    }
}
