using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

/// <summary>Makes the runs of a stretch of time. They have the keys that the schedule would give them, so nothing is done twice.</summary>
internal static class Backfilling
{
    private const int IntervalsAtMost = 10_000;

    public static async Task<IReadOnlyList<BackfillItem>> PreviewAsync(Session session, DagDefinition dag, BackfillRequest request, DateTimeOffset now)
    {
        var schedule = dag.Plan.Schedule ?? throw new ActionRefusedException($"DAG '{dag.Name}' has no schedule, so there are no intervals to fill.");
        if (request.From >= request.To || request.MaxActive < 1)
        {
            throw new ActionRefusedException($"A backfill goes from an earlier time to a later one, with at least one run at once; this goes from {request.From:u} to {request.To:u} with {request.MaxActive}.");
        }

        var intervals = schedule.Between(request.From, request.To).Where(interval => schedule.DueAt(interval) <= now).Take(IntervalsAtMost + 1).ToList();
        if (intervals.Count > IntervalsAtMost)
        {
            throw new ActionRefusedException($"That is more than {IntervalsAtMost} intervals. Fill a shorter stretch first.");
        }

        var existing = (await session.QueryAsync(
            "SELECT r.run_key, r.state FROM run r WHERE r.dag = @dag AND r.sort_at >= @from AND r.sort_at < @to", row => (Key: row.GetString(0), State: (RunState)row.GetInt32(1)),
            ("@dag", dag.Name), ("@from", request.From.UtcTicks), ("@to", request.To.UtcTicks))).ToDictionary(run => run.Key, run => run.State, StringComparer.Ordinal);
        return intervals.ConvertAll(interval =>
        {
            var key = NewRun.KeyOf(interval);
            var state = existing.TryGetValue(key, out var found) ? found : (RunState?)null;
            return new BackfillItem(interval, key, state, ActionFor(state, request.Reprocess));
        });
    }

    public static async Task<IReadOnlyList<BackfillItem>> StartAsync(Session session, DagDefinition dag, BackfillRequest request, Actor actor, DateTimeOffset now)
    {
        var items = await PreviewAsync(session, dag, request, now);
        var id = await session.NumberAsync(
            "INSERT INTO backfill (dag, from_start, to_start, max_active, reprocess, created_by, reason, created_at) VALUES (@dag, @from, @to, @max, @reprocess, @by, @reason, @at) RETURNING id",
            ("@dag", dag.Name), ("@from", request.From.UtcTicks), ("@to", request.To.UtcTicks), ("@max", request.MaxActive), ("@reprocess", request.Reprocess), ("@by", actor.Name), ("@reason", actor.Reason ?? ""), ("@at", session.Now));
        foreach (var item in items)
        {
            if (item.Action == "create")
            {
                await RunFactory.CreateAsync(session, dag, new NewRun(item.RunKey, RunKind.Backfill, item.Interval, actor.Name, BackfillId: id));
            }
            else if (item.Action == "rerun")
            {
                await RequeueAsync(session, dag, item.RunKey, id);
            }
        }

        return items;
    }

    private static string ActionFor(RunState? state, Reprocess reprocess) => (state, reprocess) switch
    {
        (null, _) => "create",
        (RunState.Queued or RunState.Running, _) => "keep",
        (RunState.Failed or RunState.Cancelled, Reprocess.Failed or Reprocess.All) => "rerun",
        (_, Reprocess.All) => "rerun",
        _ => "keep",
    };

    /// <summary>The run waits for the backfill's turn like a new one.</summary>
    private static async Task RequeueAsync(Session session, DagDefinition dag, string runKey, long? backfill)
    {
        var run = await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.dag = @dag AND r.run_key = @key{{lock}}", RunRow.Read, ("@dag", dag.Name), ("@key", runKey));
        await StepClearing.RequeueAsync(session, dag, run!, [.. dag.Steps.Select(step => step.Name)], backfill);
    }
}
