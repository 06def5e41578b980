using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

/// <summary>Clears the same steps of many runs. The run that was asked for goes on at once; others that have ended wait for their turn, as the DAG's overlap says.</summary>
internal static class ReachClearing
{
    private const int RunsAtMost = 500;

    public static async Task<IReadOnlyList<ClearItem>> SelectAsync(Session session, DagDefinition dag, RunRow run, string? step, ClearScope scope, ClearReach reach)
    {
        var items = new List<ClearItem>();
        foreach (var other in await RunsAsync(session, run, reach))
        {
            if (await StepClearing.SelectAsync(session, dag, other, step, scope) is { Count: > 0 } steps)
            {
                items.Add(new ClearItem(other.Id, other.RunKey, other.Interval, other.State, steps));
            }
        }

        return items;
    }

    public static async Task ClearAsync(Session session, DagDefinition dag, RunRow run, IReadOnlyList<ClearItem> items)
    {
        foreach (var item in items)
        {
            var other = await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @id{{lock}}", RunRow.Read, ("@id", item.RunId));
            if (other!.Id == run.Id || !other.State.IsEnd())
            {
                await StepClearing.ClearAsync(session, dag, other, item.Steps);
            }
            else
            {
                await StepClearing.RequeueAsync(session, dag, other, item.Steps, other.BackfillId);
            }
        }
    }

    /// <summary>In order of what they cover; of several runs of one interval the newest, since two may not go on at once.</summary>
    private static async Task<IReadOnlyList<RunRow>> RunsAsync(Session session, RunRow run, ClearReach reach)
    {
        var own = (At: (run.Interval?.Start ?? run.CreatedAt).UtcTicks, run.Id);
        var first = reach is ClearReach.Past or ClearReach.All ? (At: 0, Id: 0) : own;
        var last = reach is ClearReach.Future or ClearReach.All ? (At: long.MaxValue, Id: long.MaxValue) : own;
        var runs = await session.QueryAsync(
            $"SELECT {RunRow.Columns} FROM run r WHERE r.dag = @dag AND (r.sort_at, r.id) >= (@fromAt, @fromId) AND (r.sort_at, r.id) <= (@toAt, @toId) ORDER BY r.sort_at, r.id LIMIT @most", RunRow.Read,
            ("@dag", run.Dag), ("@fromAt", first.At), ("@fromId", first.Id), ("@toAt", last.At), ("@toId", last.Id), ("@most", RunsAtMost + 1));
        if (runs.Count > RunsAtMost)
        {
            throw new ActionRefusedException($"That reaches more than {RunsAtMost} runs. Run a stretch of time again with a backfill that reprocesses all.");
        }

        return [.. runs
            .GroupBy(other => other.Interval?.Key ?? $"{other.Id}")
            .Select(sameInterval => sameInterval.FirstOrDefault(other => other.Id == run.Id) ?? sameInterval.Last())];
    }
}
