using System.Diagnostics;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Makes runs. An insert that meets a unique key makes none: somebody else made it, and that is as good.</summary>
public static class RunFactory
{
    /// <returns>The run's id; null when the key exists or the interval has an active run.</returns>
    public static async Task<long?> CreateAsync(Session session, DagDefinition dag, NewRun run)
    {
        var id = await session.NumberAsync(
            """
            INSERT INTO run (dag, run_key, kind, interval_key, interval_start, interval_end, state, priority, sort_at, version_hash, parameters, trace_parent, created_by, created_at, deadline_at, backfill_id)
            VALUES (@dag, @key, @kind, @interval, @start, @end, @state, @priority, @sort, @version, @parameters, @trace, @by, @at, @deadline, @backfill)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            ("@dag", dag.Name), ("@key", run.Key), ("@kind", run.Kind), ("@interval", run.Interval?.Key), ("@start", run.Interval?.Start.UtcTicks), ("@end", run.Interval?.End.UtcTicks),
            ("@state", RunState.Queued), ("@priority", run.Priority), ("@sort", run.Interval?.Start.UtcTicks ?? session.Now), ("@version", dag.VersionHash), ("@parameters", run.Parameters ?? dag.Plan.DefaultParameters),
            ("@trace", run.TraceParent ?? NewTrace()), ("@by", run.CreatedBy), ("@at", session.Now), ("@deadline", DeadlineOf(dag.Plan, run, session.Now)), ("@backfill", run.BackfillId));
        if (id is not { } runId)
        {
            return null;
        }

        foreach (var step in dag.Steps)
        {
            await InsertStepAsync(session, runId, dag.Name, step, StepRow.Whole, StepState.Waiting, item: null, run.Priority);
        }

        return runId;
    }

    internal static Task InsertStepAsync(Session session, long runId, string dag, Step step, int mapIndex, StepState state, string? item, int runPriority) => session.ExecuteAsync(
        """
        INSERT INTO step (run_id, dag, name, map_index, state, pool, slots, priority, item, ready_at, first_ready_at)
        VALUES (@run, @dag, @name, @index, @state, @pool, @slots, @priority, @item, @ready, @ready)
        """,
        ("@run", runId), ("@dag", dag), ("@name", step.Name), ("@index", mapIndex), ("@state", state), ("@pool", step.Pool), ("@slots", step.PoolSlots),
        ("@priority", (runPriority * 100) + step.Priority), ("@item", item), ("@ready", state == StepState.Ready ? session.Now : null));

    private static long? DeadlineOf(DagPlan plan, NewRun run, long now) => plan.Deadline is not { } deadline
        ? null
        : (plan.DeadlineFrom == DeadlineFrom.IntervalEnd && run is { Interval: { } interval, Kind: RunKind.Scheduled } ? interval.End.UtcTicks : now) + deadline.Ticks;

    private static string NewTrace()
    {
        var current = Activity.Current?.Context;
        var trace = current?.TraceId ?? ActivityTraceId.CreateRandom();
        return $"00-{trace.ToHexString()}-{(current?.SpanId ?? ActivitySpanId.CreateRandom()).ToHexString()}-01";
    }
}
