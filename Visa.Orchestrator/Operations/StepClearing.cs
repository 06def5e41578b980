using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

/// <summary>Sets steps back to be run again: a new generation of the same run, with the old attempts kept.</summary>
internal static class StepClearing
{
    public static async Task<IReadOnlyList<string>> SelectAsync(Session session, DagDefinition dag, RunRow run, string? step, ClearScope scope)
    {
        if (step is not null && dag.Find(step) is null)
        {
            throw new ActionRefusedException($"DAG '{dag.Name}' has no step '{step}'. It has: {string.Join(", ", dag.Steps.Select(known => known.Name))}.", isMissing: true);
        }

        var states = (await session.QueryAsync("SELECT s.name, s.state FROM step s WHERE s.run_id = @run AND s.map_index = -1", row => (Name: row.GetString(0), State: (StepState)row.GetInt32(1)), ("@run", run.Id)))
            .ToDictionary(row => row.Name, row => row.State, StringComparer.Ordinal);
        IReadOnlySet<string> chosen = scope switch
        {
            ClearScope.Run => dag.Steps.Select(known => known.Name).ToHashSet(StringComparer.Ordinal),
            ClearScope.Failed => dag.Steps.Where(known => states.GetValueOrDefault(known.Name) is StepState.Failed or StepState.UpstreamFailed or StepState.Cancelled)
                .SelectMany(known => dag.DownstreamOf(known.Name)).ToHashSet(StringComparer.Ordinal),
            _ when step is null => throw new ActionRefusedException("Name the step to begin with, or clear the run or what failed."),
            ClearScope.Step => new HashSet<string>(StringComparer.Ordinal) { step },
            _ => dag.DownstreamOf(step),
        };
        return [.. dag.Steps.Select(known => known.Name).Where(name => chosen.Contains(name) && states.GetValueOrDefault(name) != StepState.Waiting)];
    }

    public static async Task ClearAsync(Session session, DagDefinition dag, RunRow run, IReadOnlyList<string> steps)
    {
        foreach (var name in steps)
        {
            await session.ExecuteAsync(
                "UPDATE step SET state = 6, stop_reason = @reason, detail = 'Stopped to be run again.', next_poll_at = 0 WHERE run_id = @run AND name = @name AND state IN (2, 3, 4, 5)",
                ("@reason", RunStopping.ToClear), ("@run", run.Id), ("@name", name));
            await session.ExecuteAsync(
                """
                UPDATE step SET state = 0, epoch = epoch + 1, generation = generation + 1, attempt = 0, failures = 0, losses = 0, throttles = 0, not_before = 0, ready_at = NULL, first_ready_at = NULL,
                    started_at = NULL, ended_at = NULL, token = NULL, intent_at = NULL, spec = NULL, handle = NULL, output = NULL, error = NULL, failure_class = NULL, detail = NULL,
                    set_by = NULL, lease_node = NULL, lease_until = 0, timeout_at = NULL, stop_reason = NULL
                WHERE run_id = @run AND name = @name AND map_index = -1 AND (state < 2 OR state > 6)
                """, ("@run", run.Id), ("@name", name));
        }

        await ReopenRunAsync(session, dag, run);
    }

    /// <summary>Like <see cref="ClearAsync"/>, but a run that has ended waits for its turn like a new one.</summary>
    public static async Task RequeueAsync(Session session, DagDefinition dag, RunRow run, IReadOnlyList<string> steps, long? backfill)
    {
        await RefuseWhenCoveredAsync(session, run);
        await session.ExecuteAsync(
            "UPDATE run SET state = 0, ended_at = NULL, started_at = NULL, stop_reason = NULL, backfill_id = @backfill, priority = 0 WHERE id = @id", ("@backfill", backfill), ("@id", run.Id));
        await ClearAsync(session, dag, run with { State = RunState.Queued }, steps);
    }

    /// <summary>After a step got another end by hand: what failed because of it is evaluated again.</summary>
    public static async Task ReopenAsync(Session session, DagDefinition dag, RunRow run, string step)
    {
        foreach (var later in dag.DownstreamOf(step).Where(name => name != step))
        {
            await session.ExecuteAsync(
                "UPDATE step SET state = 0, epoch = epoch + 1, ended_at = NULL, error = NULL WHERE run_id = @run AND name = @name AND map_index = -1 AND state IN (22, 23)", ("@run", run.Id), ("@name", later));
        }

        await ReopenRunAsync(session, dag, run);
    }

    /// <summary>A run that has ended goes on at once, unless another run covers its interval now.</summary>
    private static async Task ReopenRunAsync(Session session, DagDefinition dag, RunRow run)
    {
        await RefuseWhenCoveredAsync(session, run);
        await session.ExecuteAsync(
            "UPDATE run SET state = 1, ended_at = NULL, stop_reason = NULL, deadline_alerted = 0, timeout_at = @timeout WHERE id = @run AND state <> 0",
            ("@timeout", dag.Plan.RunTimeout is { } timeout ? session.Now + timeout.Ticks : null), ("@run", run.Id));
        await RunProgress.AdvanceAsync(session, dag, run.Id);
    }

    private static async Task RefuseWhenCoveredAsync(Session session, RunRow run)
    {
        var other = await session.FirstAsync(
            "SELECT r.run_key FROM run r WHERE r.dag = @dag AND r.interval_key = @interval AND r.state IN (0, 1) AND r.id <> @run", row => row.GetString(0),
            ("@dag", run.Dag), ("@interval", run.Interval?.Key), ("@run", run.Id));
        if (other is not null)
        {
            throw new ActionRefusedException($"Run {other} covers the same interval and is going on. Wait for its end, or cancel it.");
        }
    }
}
