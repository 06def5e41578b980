using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Views;

/// <summary>Why a step is where it is, in one sentence.</summary>
public static class WaitReasons
{
    public static async Task<string> ExplainAsync(Session session, RunRow run, StepRow step, DagDefinition? dag, DateTimeOffset now)
    {
        var paused = await session.FirstAsync("SELECT paused_by FROM dag WHERE name = @dag AND is_paused = 1", row => row.Text(0) ?? "somebody", ("@dag", run.Dag));
        return step.State switch
        {
            _ when dag?.Find(step.Name) is null && !step.State.IsEnd() => $"No scheduler here has the step '{step.Name}' of '{run.Dag}'; another version of the program may.",
            StepState.Waiting when run.State == RunState.Queued => await QueuedAsync(session, run, dag!, paused),
            StepState.Waiting => await WaitingAsync(session, run, dag!.Find(step.Name)!),
            StepState.Ready or StepState.UpForRetry or StepState.Throttled when paused is not null => $"The DAG is paused by {paused}.",
            StepState.UpForRetry when step.NotBefore > now => $"Attempt {step.Attempt} failed ({step.Error}); the next starts at {step.NotBefore:HH:mm:ss} UTC.",
            StepState.Throttled when step.NotBefore > now => $"The service is full ({step.Error}); it is asked again at {step.NotBefore:HH:mm:ss} UTC.",
            StepState.Ready or StepState.UpForRetry or StepState.Throttled => await ReadyAsync(session, step),
            StepState.Claimed => $"It is starting on {step.LeaseNode}.",
            StepState.Running => $"It runs on {step.LeaseNode}.",
            StepState.Submitting when step.ReconcileSince is not null => $"Whether the service has the job is not known ({step.Detail}); it is looked for, and submitted again only if it cannot be on its way.",
            StepState.Submitting => "It is being submitted.",
            StepState.AwaitingRemote when step.UnreachableSince is { } since => $"The job cannot be looked at since {since:HH:mm:ss} UTC ({step.Detail}); it goes on meanwhile.",
            StepState.AwaitingRemote => $"The job goes on elsewhere: {step.Detail ?? "not looked at yet"}.",
            StepState.Cancelling => $"It was asked to stop ({step.Detail}).",
            StepState.Mapped => "Its mapped steps are going on.",
            StepState.Succeeded => step.SetBy is null ? "It succeeded." : $"It was marked as succeeded by {step.SetBy}.",
            StepState.Failed => $"It failed: {step.Error}",
            StepState.Skipped => step.Error is null ? "It was skipped by its trigger rule." : $"It had nothing to do: {step.Error}",
            StepState.UpstreamFailed => "A step before it failed.",
            StepState.Cancelled => $"It was cancelled: {step.Error}",
            _ => "The program no longer has it.",
        };
    }

    private static async Task<string> QueuedAsync(Session session, RunRow run, DagDefinition dag, string? paused)
    {
        if (paused is not null)
        {
            return $"The run is queued: the DAG is paused by {paused}.";
        }

        var active = await session.QueryAsync("SELECT r.run_key FROM run r WHERE r.dag = @dag AND r.state = 1 ORDER BY r.id LIMIT 3", row => row.GetString(0), ("@dag", run.Dag));
        return active.Count == 0
            ? "The run is about to start."
            : $"The run is queued behind {string.Join(", ", active)}: {(run.BackfillId is null ? $"at most {dag.Plan.Overlap.MaxActive} at once" : "the backfill has as many as it may have")}.";
    }

    private static async Task<string> WaitingAsync(Session session, RunRow run, Step step)
    {
        var open = await session.QueryAsync("SELECT s.name, s.state FROM step s WHERE s.run_id = @run AND s.map_index = -1", row => (Name: row.GetString(0), State: (StepState)row.GetInt32(1)), ("@run", run.Id));
        var before = open.Where(other => !other.State.IsEnd() && step.Edges.Any(edge => edge.From.Name == other.Name)).Select(other => $"'{other.Name}' ({other.State})");
        return $"It waits for {string.Join(", ", before)}.";
    }

    private static async Task<string> ReadyAsync(Session session, StepRow step)
    {
        if (step.Pool is not { } pool)
        {
            return "It is ready and starts as soon as a scheduler has a hand free.";
        }

        var slots = await session.NumberAsync("SELECT slots FROM pool WHERE name = @pool", ("@pool", pool)) ?? 0;
        var holders = await session.QueryAsync(
            "SELECT s.name, r.run_key FROM step s JOIN run r ON r.id = s.run_id WHERE s.pool = @pool AND s.state IN (2, 3, 4, 5, 6) LIMIT 3", row => $"'{row.GetString(0)}' of {row.GetString(1)}", ("@pool", pool));
        return holders.Count == 0 ? $"It needs {step.Slots} of the {slots} slots of pool '{pool}'." : $"Pool '{pool}' ({slots} slots) is held by {string.Join(", ", holders)}.";
    }
}
