using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Finds what takes too long: attempts, steps, runs are asked to stop; deadlines tell people and stop nothing.</summary>
public sealed class TimeLimits(IDatabase database, DagCatalogue dags, TimeProvider time)
{
    public async Task<int> EnforceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var found = await database.ReadAsync(async session => (
            Attempts: await session.QueryAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.state IN (3, 4, 5) AND s.timeout_at < @limit", StepRow.Read, ("@limit", now)),
            Open: await session.QueryAsync($"SELECT {StepRow.Columns} FROM step s JOIN run r ON r.id = s.run_id WHERE r.state = 1 AND s.state IN (1, 2, 3, 4, 5, 7, 8) AND s.first_ready_at < @limit", StepRow.Read, ("@limit", now)),
            Runs: await session.QueryAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.state = 1 AND r.stop_reason IS NULL AND r.timeout_at < @limit", RunRow.Read, ("@limit", now)),
            Late: await session.QueryAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.state IN (0, 1) AND r.deadline_alerted = 0 AND r.deadline_at < @limit", RunRow.Read, ("@limit", now))), cancellationToken);
        var total = found.Open.Where(step => TotalOf(step) is { } limit && step.FirstReadyAt!.Value.UtcTicks + limit.Ticks < now).ToList();
        if (found.Attempts.Count + total.Count + found.Runs.Count + found.Late.Count == 0)
        {
            return 0;
        }

        return await database.WriteAsync("enforce time limits", async session =>
        {
            foreach (var step in found.Attempts)
            {
                await StopAsync(session, step, RunStopping.ByAttemptTimeout, "The attempt took too long.");
            }

            foreach (var step in total)
            {
                await StopAsync(session, step, RunStopping.ByTotalTimeout, "All attempts together took too long.");
            }

            foreach (var run in found.Runs.Where(run => dags.Find(run.Dag) is not null))
            {
                await RunStopping.StopAsync(session, dags.Find(run.Dag)!, run.Id, RunStopping.ByRunTimeout, $"The run took longer than {dags.Find(run.Dag)!.Plan.RunTimeout}.");
            }

            foreach (var run in found.Late)
            {
                await AlertAsync(session, run);
            }

            return found.Attempts.Count + total.Count + found.Runs.Count + found.Late.Count;
        }, cancellationToken);
    }

    private TimeSpan? TotalOf(StepRow step) => dags.Find(step.Dag)?.Find(step.Name)?.TotalTimeout;

    private async Task StopAsync(Session session, StepRow step, string reason, string words)
    {
        await session.ExecuteAsync(
            "UPDATE step SET state = 6, stop_reason = @reason, detail = @words, next_poll_at = 0 WHERE id = @id AND epoch = @epoch AND state IN (2, 3, 4, 5)",
            ("@reason", reason), ("@words", words), ("@id", step.Id), ("@epoch", step.Epoch));
        if (reason == RunStopping.ByTotalTimeout)
        {
            var ended = await session.ExecuteAsync(
                "UPDATE step SET state = 21, ended_at = @at, error = @words, failure_class = 3 WHERE id = @id AND epoch = @epoch AND state IN (1, 7, 8)",
                ("@at", session.Now), ("@words", words), ("@id", step.Id), ("@epoch", step.Epoch));
            if (ended > 0 && dags.Find(step.Dag) is { } dag)
            {
                await RunProgress.AdvanceAsync(session, dag, step.RunId);
            }
        }
    }

    private static async Task AlertAsync(Session session, RunRow run)
    {
        if (await session.ExecuteAsync("UPDATE run SET deadline_alerted = 1 WHERE id = @id AND deadline_alerted = 0", ("@id", run.Id)) > 0)
        {
            await Alerts.RaiseAsync(session, run.Dag, run.Id, step: null, "deadline", $"Run {run.RunKey} of '{run.Dag}' has not ended by {run.DeadlineAt:u}.");
        }
    }
}
