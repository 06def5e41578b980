using System.Globalization;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

/// <summary>What people do with DAGs and runs. Each is one transaction together with its entry in the audit log.</summary>
public sealed class OperatorActions(IDatabase database, DagCatalogue dags, Wakeup wakeup, TimeProvider time)
{
    public Task PauseAsync(string dag, bool isPaused, Actor actor, CancellationToken cancellationToken) => DoAsync(isPaused ? "pause" : "unpause", async session =>
    {
        Find(dag);
        await session.ExecuteAsync("UPDATE dag SET is_paused = @paused, paused_by = @by WHERE name = @dag", ("@paused", isPaused), ("@by", isPaused ? actor.Name : null), ("@dag", dag));
        await Audit.WriteAsync(session, actor, isPaused ? "pause" : "unpause", dag);
        return 0;
    }, cancellationToken);

    /// <summary>Starts a run by hand. The same idempotency key again gives the run that it gave before.</summary>
    /// <param name="interval">What the run covers; the latest that is due when null and the DAG has a schedule.</param>
    /// <returns>The run's key.</returns>
    public Task<string> TriggerAsync(
        string dag, string? idempotencyKey, DataInterval? interval, string? parameters, string? traceParent, Actor actor, CancellationToken cancellationToken) => DoAsync("trigger", async session =>
    {
        var definition = Find(dag);
        var covered = interval ?? definition.Plan.Schedule?.LatestDue(time.GetUtcNow());
        var key = $"M:{idempotencyKey ?? time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fffffff'Z'", CultureInfo.InvariantCulture)}";
        if (await session.NumberAsync("SELECT id FROM run WHERE dag = @dag AND run_key = @key", ("@dag", dag), ("@key", key)) is not null)
        {
            return key;
        }

        if (await RunFactory.CreateAsync(session, definition, new NewRun(key, RunKind.Manual, covered, actor.Name, parameters, traceParent)) is null)
        {
            throw new ActionRefusedException($"A run of '{dag}' for {covered} is going on. Wait for its end, or cancel it.");
        }

        await Audit.WriteAsync(session, actor, "trigger", dag, key, details: parameters);
        return key;
    }, cancellationToken);

    public Task CancelAsync(long runId, Actor actor, CancellationToken cancellationToken) => DoAsync("cancel", async session =>
    {
        var run = await RunAsync(session, runId);
        if (run.State.IsEnd())
        {
            throw new ActionRefusedException($"Run {run.RunKey} has ended already ({run.State}).");
        }

        await RunStopping.StopAsync(session, Find(run.Dag), runId, RunStopping.ByPerson, $"Cancelled by {actor.Name}.");
        await Audit.WriteAsync(session, actor, "cancel", run.Dag, run.RunKey);
        return 0;
    }, cancellationToken);

    /// <summary>Which steps a clear would run again.</summary>
    public Task<IReadOnlyList<string>> PreviewClearAsync(long runId, string? step, ClearScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(async session =>
        {
            var run = await RunAsync(session, runId);
            return await StepClearing.SelectAsync(session, Find(run.Dag), run, step, scope);
        }, cancellationToken);

    /// <summary>Runs steps again as a new generation of the same run. Jobs that go on elsewhere are stopped first.</summary>
    /// <returns>The steps.</returns>
    public Task<IReadOnlyList<string>> ClearAsync(long runId, string? step, ClearScope scope, Actor actor, CancellationToken cancellationToken) => DoAsync("clear", async session =>
    {
        var run = await RunAsync(session, runId);
        var steps = await StepClearing.SelectAsync(session, Find(run.Dag), run, step, scope);
        if (steps.Count == 0)
        {
            throw new ActionRefusedException($"Run {run.RunKey} has no step to run again ({scope}).");
        }

        await StepClearing.ClearAsync(session, Find(run.Dag), run, steps);
        await Audit.WriteAsync(session, actor, "clear", run.Dag, run.RunKey, step, string.Join(", ", steps));
        return steps;
    }, cancellationToken);

    /// <summary>Which steps of which runs a clear of that reach would run again.</summary>
    public Task<IReadOnlyList<ClearItem>> PreviewClearAsync(long runId, string? step, ClearScope scope, ClearReach reach, CancellationToken cancellationToken) =>
        database.ReadAsync(async session =>
        {
            var run = await RunAsync(session, runId);
            return await ReachClearing.SelectAsync(session, Find(run.Dag), run, step, scope, reach);
        }, cancellationToken);

    /// <summary>Does what the preview says.</summary>
    public Task<IReadOnlyList<ClearItem>> ClearAsync(long runId, string? step, ClearScope scope, ClearReach reach, Actor actor, CancellationToken cancellationToken) => DoAsync("clear", async session =>
    {
        var run = await RunAsync(session, runId);
        var items = await ReachClearing.SelectAsync(session, Find(run.Dag), run, step, scope, reach);
        if (items.Count == 0)
        {
            throw new ActionRefusedException($"There is no step to run again ({scope}, {reach}).");
        }

        await ReachClearing.ClearAsync(session, Find(run.Dag), run, items);
        foreach (var item in items)
        {
            await Audit.WriteAsync(session, actor, "clear", run.Dag, item.RunKey, step, string.Join(", ", item.Steps));
        }

        return items;
    }, cancellationToken);

    /// <summary>Ends a step by hand. One whose job goes on elsewhere is stopped first, then marked.</summary>
    public Task MarkAsync(long stepId, bool hasSucceeded, Actor actor, CancellationToken cancellationToken) => DoAsync("mark", async session =>
    {
        var step = await session.FirstAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.id = @id", StepRow.Read, ("@id", stepId)) ?? throw new ActionRefusedException($"There is no step {stepId}.", isMissing: true);
        var run = await RunAsync(session, step.RunId);
        var state = hasSucceeded ? StepState.Succeeded : StepState.Failed;
        if (step.State.IsHeld())
        {
            await session.ExecuteAsync(
                "UPDATE step SET state = 6, stop_reason = @reason, detail = @words, set_by = @by, next_poll_at = 0 WHERE id = @id AND epoch = @epoch",
                ("@reason", hasSucceeded ? RunStopping.ToMarkSucceeded : RunStopping.ToMarkFailed), ("@words", $"Marked as {state} by {actor.Name}."), ("@by", actor.Name), ("@id", stepId), ("@epoch", step.Epoch));
        }
        else
        {
            await session.ExecuteAsync(
                "UPDATE step SET state = @state, epoch = epoch + 1, ended_at = @at, set_by = @by, output = COALESCE(output, 'null'), error = NULL WHERE id = @id AND epoch = @epoch",
                ("@state", state), ("@at", session.Now), ("@by", actor.Name), ("@id", stepId), ("@epoch", step.Epoch));
            await StepClearing.ReopenAsync(session, Find(run.Dag), run, step.Name);
        }

        await Audit.WriteAsync(session, actor, hasSucceeded ? "mark succeeded" : "mark failed", run.Dag, run.RunKey, step.Title);
        return 0;
    }, cancellationToken);

    /// <summary>Ends a run by hand with all its steps. Jobs that go on elsewhere are stopped first; the run has its state when they have.</summary>
    public Task MarkRunAsync(long runId, bool hasSucceeded, Actor actor, CancellationToken cancellationToken) => DoAsync("mark run", async session =>
    {
        var run = await RunAsync(session, runId);
        if (run.State == (hasSucceeded ? RunState.Succeeded : RunState.Failed))
        {
            throw new ActionRefusedException($"Run {run.RunKey} has {run.State.ToString().ToLowerInvariant()} already.");
        }

        await RunMarking.MarkAsync(session, Find(run.Dag), run, hasSucceeded, actor);
        await Audit.WriteAsync(session, actor, hasSucceeded ? "mark run succeeded" : "mark run failed", run.Dag, run.RunKey);
        return 0;
    }, cancellationToken);

    public Task SetPoolAsync(string pool, int slots, Actor actor, CancellationToken cancellationToken) => DoAsync("set pool", async session =>
    {
        if (slots < 0)
        {
            throw new ActionRefusedException("A pool has no fewer than 0 slots.");
        }

        await session.ExecuteAsync("INSERT INTO pool (name, slots) VALUES (@name, @slots) ON CONFLICT (name) DO UPDATE SET slots = excluded.slots", ("@name", pool), ("@slots", slots));
        await Audit.WriteAsync(session, actor, "set pool", details: $"{pool}: {slots}");
        return 0;
    }, cancellationToken);

    public Task<IReadOnlyList<BackfillItem>> PreviewBackfillAsync(string dag, BackfillRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Backfilling.PreviewAsync(session, Find(dag), request, time.GetUtcNow()), cancellationToken);

    /// <summary>Does what the preview says.</summary>
    public Task<IReadOnlyList<BackfillItem>> BackfillAsync(string dag, BackfillRequest request, Actor actor, CancellationToken cancellationToken) => DoAsync("backfill", async session =>
    {
        var items = await Backfilling.StartAsync(session, Find(dag), request, actor, time.GetUtcNow());
        await Audit.WriteAsync(session, actor, "backfill", dag, details: $"{request.From:u} to {request.To:u}: {items.Count(item => item.Action != "keep")} runs, {request.Reprocess}, {request.MaxActive} at once");
        return items;
    }, cancellationToken);

    /// <summary>Stops the runs of a backfill that have not ended; those that have stay.</summary>
    /// <returns>How many were stopped.</returns>
    public Task<int> CancelBackfillAsync(long id, Actor actor, CancellationToken cancellationToken) => DoAsync("cancel backfill", async session =>
    {
        var dag = await session.FirstAsync("SELECT dag FROM backfill WHERE id = @id", row => row.GetString(0), ("@id", id)) ?? throw new ActionRefusedException($"There is no backfill {id}.", isMissing: true);
        var open = await session.QueryAsync("SELECT r.id FROM run r WHERE r.backfill_id = @id AND r.state IN (0, 1) ORDER BY r.id", row => row.GetInt64(0), ("@id", id));
        if (open.Count == 0)
        {
            throw new ActionRefusedException($"All runs of backfill {id} have ended already.");
        }

        foreach (var run in open)
        {
            await RunStopping.StopAsync(session, Find(dag), run, RunStopping.ByPerson, $"Backfill {id} was cancelled by {actor.Name}.");
        }

        await Audit.WriteAsync(session, actor, "cancel backfill", dag, details: $"backfill {id}: {open.Count} runs");
        return open.Count;
    }, cancellationToken);

    private async Task<T> DoAsync<T>(string what, Func<Session, Task<T>> act, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(what, act, cancellationToken);
        wakeup.Set();
        await database.SignalAsync(cancellationToken);
        return result;
    }

    private DagDefinition Find(string dag) =>
        dags.Find(dag) ?? throw new ActionRefusedException($"There is no DAG '{dag}'. There are: {string.Join(", ", dags.All.Select(known => known.Name))}.", isMissing: true);

    private static async Task<RunRow> RunAsync(Session session, long id) =>
        await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @id{{lock}}", RunRow.Read, ("@id", id)) ?? throw new ActionRefusedException($"There is no run {id}.", isMissing: true);
}
