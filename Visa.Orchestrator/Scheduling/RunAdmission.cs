using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Lets queued runs start: scheduled ones as the overlap policy says, those of a backfill as many as it may have, others at once.</summary>
public sealed class RunAdmission(IDatabase database, DagCatalogue dags)
{
    /// <returns>How many runs were started.</returns>
    public async Task<int> AdmitAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.ReadAsync(
            session => session.QueryAsync("SELECT DISTINCT r.dag FROM run r JOIN dag d ON d.name = r.dag WHERE r.state = 0 AND d.is_paused = 0", row => row.GetString(0)), cancellationToken);
        var admitted = 0;
        foreach (var dag in waiting.Select(dags.Find).OfType<DagDefinition>())
        {
            admitted += await database.WriteAsync("admit runs", session => AdmitAsync(session, dag), cancellationToken);
        }

        return admitted;
    }

    /// <summary>Under the lock of the DAG's row, so that two nodes do not both fill the last place.</summary>
    private static async Task<int> AdmitAsync(Session session, DagDefinition dag)
    {
        if (await session.NumberAsync("SELECT is_paused FROM dag WHERE name = @dag{lock}", ("@dag", dag.Name)) != 0)
        {
            return 0;
        }

        var active = await session.QueryAsync(
            "SELECT r.kind, r.backfill_id FROM run r WHERE r.dag = @dag AND r.state = 1", row => ((RunKind)row.GetInt32(0), Backfill: row.Long(1)), ("@dag", dag.Name));
        var scheduled = active.Count(run => run.Item1 is RunKind.Scheduled or RunKind.Assets);
        var queued = await session.QueryAsync(
            $"SELECT {RunRow.Columns} FROM run r WHERE r.dag = @dag AND r.state = 0 ORDER BY r.priority DESC, r.interval_start, r.id LIMIT 100", RunRow.Read, ("@dag", dag.Name));
        var admitted = 0;
        foreach (var run in queued)
        {
            if (run.BackfillId is { } backfill)
            {
                var most = await session.NumberAsync("SELECT max_active FROM backfill WHERE id = @id", ("@id", backfill)) ?? 1;
                if (active.Count(other => other.Backfill == backfill) >= most)
                {
                    continue;
                }
            }
            else if (run.Kind != RunKind.Manual && scheduled++ >= dag.Plan.Overlap.MaxActive)
            {
                continue;
            }

            active.Add((run.Kind, run.BackfillId));
            await StartAsync(session, dag, run);
            admitted++;
        }

        return admitted;
    }

    private static async Task StartAsync(Session session, DagDefinition dag, RunRow run)
    {
        await session.ExecuteAsync(
            "UPDATE run SET state = 1, started_at = COALESCE(started_at, @at), timeout_at = @timeout WHERE id = @run AND state = 0",
            ("@at", session.Now), ("@timeout", dag.Plan.RunTimeout is { } timeout ? session.Now + timeout.Ticks : null), ("@run", run.Id));
        await RunProgress.AdvanceAsync(session, dag, run.Id);
    }
}
