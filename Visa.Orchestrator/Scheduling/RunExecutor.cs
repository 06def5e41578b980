using System.Diagnostics;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Takes a run from whatever state its rows are in to its end.</summary>
public sealed class RunExecutor(RunStore store, ILogger<RunExecutor> logger)
{
    public async Task ExecuteAsync(DagDefinition dag, RunRow run, CancellationToken cancellationToken)
    {
        using var activity = OrchestratorTelemetry.Source.StartActivity($"run {dag.Name}");
        activity?.SetTag(OrchestratorTelemetry.RunKeyTag, run.RunKey);
        foreach (var step in dag.Steps)
        {
            await ExecuteStepAsync(dag, run, step, cancellationToken);
        }

        var state = run.Steps.TrueForAll(row => row.State == StepState.Succeeded) ? RunState.Succeeded : RunState.Failed;
        await store.EndRunAsync(run, state, cancellationToken);
        activity?.SetStatus(state == RunState.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        logger.RunEnded(dag.Name, run.RunKey, state);
    }

    private async Task ExecuteStepAsync(DagDefinition dag, RunRow run, StepDefinition step, CancellationToken cancellationToken)
    {
        var row = run.Steps.Single(candidate => candidate.Name == step.Name);
        if (row.State is StepState.Succeeded or StepState.Failed or StepState.UpstreamFailed)
        {
            return;
        }

        if (run.Steps.Exists(other => step.After.Contains(other.Name) && other.State != StepState.Succeeded))
        {
            await store.EndStepAsync(row, StepState.UpstreamFailed, output: null, error: null, cancellationToken);
            return;
        }

        using var activity = OrchestratorTelemetry.Source.StartActivity($"step {step.Name}");
        var interval = new DataInterval(Utc(run.IntervalStart), Utc(run.IntervalEnd));
        var outputs = run.Steps.Where(other => other.Output is not null).ToDictionary(other => other.Name, other => other.Output!, StringComparer.Ordinal);
        await AttemptAsync(dag, row, () => step.RunAsync(new StepContext(dag.Name, interval, outputs), cancellationToken), cancellationToken);
        activity?.SetStatus(row.State == StepState.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }

    private async Task AttemptAsync(DagDefinition dag, StepRow row, Func<Task<string>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            await store.StartStepAsync(row, cancellationToken);
            try
            {
                await store.EndStepAsync(row, StepState.Succeeded, await work(), error: null, cancellationToken);
                return;
            }
#pragma warning disable CA1031 // Whatever a step throws is that step's failure, shown on its row; the run goes on to its end.
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.StepFailed(exception, dag.Name, row.Name, row.Attempts);
                if (row.Attempts > dag.Retries)
                {
                    await store.EndStepAsync(row, StepState.Failed, output: null, exception.Message, cancellationToken);
                    return;
                }
            }
        }
    }

    /// <summary>SQLite gives times back without their kind.</summary>
    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
