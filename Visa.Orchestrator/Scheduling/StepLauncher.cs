using System.Collections.Concurrent;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Does what a held step needs next, each step on a task of its own, and keeps the tasks.</summary>
internal sealed class StepLauncher(
    IDatabase database, DagCatalogue dags, StepTransitions transitions, RemoteDriver remote, StepContexts contexts, IServiceProvider services,
    SchedulingPace pace, TimeProvider time, Wakeup wakeup, ILogger<StepLauncher> logger)
{
    private readonly ConcurrentDictionary<(long Id, long Epoch), ActiveStep> _active = [];

    /// <summary>Set when a test ended the node.</summary>
    public Exception? Crash { get; private set; }

    public int Count => _active.Count;

    public bool Holds(StepRow step) => _active.ContainsKey((step.Id, step.Epoch));

    public IReadOnlyCollection<long> Held => [.. _active.Keys.Select(key => key.Id)];

    /// <summary>Begins with a step just claimed, or goes on with one that is due for a look. Never twice at once with the same.</summary>
    public void Launch(StepRow step, CancellationToken cancellationToken)
    {
        var active = new ActiveStep(step, new StepReport(step, time), CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        if (!_active.TryAdd((step.Id, step.Epoch), active))
        {
            active.Dispose();
            return;
        }

        active.Work = Task.Run(() => RunAsync(active, cancellationToken), CancellationToken.None);
    }

    /// <summary>Tells in-process work to stop, when it is here.</summary>
    public bool Interrupt(StepRow step)
    {
        if (!_active.TryGetValue((step.Id, step.Epoch), out var active) || active.Step.State != StepState.Running)
        {
            return false;
        }

        active.Interrupt.Cancel();
        return true;
    }

    public Task DrainAsync() => Task.WhenAll(_active.Values.Select(active => active.Work));

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var active in _active.Values)
        {
            await active.Report.FlushAsync(database, cancellationToken);
        }
    }

    private async Task RunAsync(ActiveStep active, CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(active, cancellationToken);
        }
        catch (NodeCrashedException crash)
        {
            Crash = crash;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The node stops; whoever adopts the step goes on with it.
        }
#pragma warning disable CA1031 // The database failed: the step keeps its state, and is adopted when its lease runs out.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.StepLetGo(failure, active.Step.Dag, active.Step.Title);
        }
        finally
        {
            _active.TryRemove((active.Step.Id, active.Step.Epoch), out _);
            active.Dispose();
            wakeup.Set();
        }
    }

    private async Task WorkAsync(ActiveStep active, CancellationToken cancellationToken)
    {
        var step = active.Step;
        if (dags.Find(step.Dag)?.Find(step.Name) is not { } definition)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var (context, run) = await contexts.ForAsync(step, scope.ServiceProvider, active.Report, cancellationToken);
        OrchestratorTelemetry.Started(step, time.GetUtcNow());
        switch (services.GetService<IStepWorks>()?.WorkOf(step.Dag, definition) ?? definition.Work)
        {
            case InProcessWork work when step.State == StepState.Running:
                await RunHereAsync(active, work, context, run, cancellationToken);
                break;
            case SensorWork sensor when step.State == StepState.AwaitingRemote:
                await LookAsync(active, sensor, context, cancellationToken);
                break;
            case RemoteWork job when step.State == StepState.Claimed:
                await remote.StartAsync(step, definition, job.Calls(scope.ServiceProvider), run, () => job.Specify(context), cancellationToken);
                break;
            case RemoteWork job:
                await remote.LookAsync(step, job.Calls(scope.ServiceProvider), cancellationToken);
                break;
            default:
                // To stop, and nothing of it is anywhere.
                await transitions.EndAsync(step, StepEnd.Stopped(step.Detail ?? "Stopped."), cancellationToken);
                break;
        }

        await active.Report.FlushAsync(database, cancellationToken);
    }

    private async Task RunHereAsync(ActiveStep active, InProcessWork work, StepContext context, RunRow run, CancellationToken cancellationToken)
    {
        StepEnd end;
        using var activity = OrchestratorTelemetry.StartStep(active.Step, run);
        try
        {
            end = StepEnd.Succeeded(await work.RunAsync(context, active.Interrupt.Token));
        }
        catch (StepSkippedException nothing)
        {
            end = StepEnd.Skipped(nothing.Message);
        }
#pragma warning disable CA1031 // Whatever a step throws is that step's failure.
        catch (Exception failure) when (failure is not NodeCrashedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.StepFailed(failure, active.Step.Dag, active.Step.Title, active.Step.Attempt);
            active.Report.Line(failure.ToString());
            var failureClass = failure is StepFailedException known ? (known.MayRetry ? FailureClass.Retryable : FailureClass.Permanent) : FailureClass.Retryable;
            end = StepEnd.Failed(failureClass, failure.Message);
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, failure.Message);
        }

        await active.Report.FlushAsync(database, cancellationToken);
        await transitions.EndAsync(active.Step, end, cancellationToken);
    }

    private async Task LookAsync(ActiveStep active, SensorWork sensor, StepContext context, CancellationToken cancellationToken)
    {
        SensorAnswer<string> answer;
        try
        {
            answer = await sensor.LookAsync(context, active.Interrupt.Token);
        }
        catch (StepFailedException failure)
        {
            await transitions.EndAsync(active.Step, StepEnd.Failed(failure.MayRetry ? FailureClass.Retryable : FailureClass.Permanent, failure.Message), cancellationToken);
            return;
        }
#pragma warning disable CA1031 // A look that fails says nothing: look again.
        catch (Exception failure) when (failure is not NodeCrashedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await transitions.LookLaterAsync(active.Step, sensor.Every < pace.RemotePoll ? pace.RemotePoll : sensor.Every, failure.Message, isUnreachable: true, cancellationToken);
            return;
        }

        if (answer.IsDone)
        {
            await transitions.EndAsync(active.Step, StepEnd.Succeeded(answer.Output!), cancellationToken);
        }
        else
        {
            await transitions.LookLaterAsync(active.Step, sensor.Every, answer.Reason, isUnreachable: false, cancellationToken);
        }
    }
}
