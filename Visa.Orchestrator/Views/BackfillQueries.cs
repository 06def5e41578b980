using System.Data.Common;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Views;

/// <summary>Backfills, their progress and their runs.</summary>
public sealed class BackfillQueries(IDatabase database)
{
    private const string Columns = "b.id, b.dag, b.from_start, b.to_start, b.max_active, b.reprocess, b.created_by, b.reason, b.created_at";

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<BackfillView>> BackfillsAsync(string? dag, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<BackfillView>>(async session =>
    {
        var rows = dag is null
            ? await session.QueryAsync($"SELECT {Columns} FROM backfill b ORDER BY b.id DESC LIMIT @count", Read, ("@count", count))
            : await session.QueryAsync($"SELECT {Columns} FROM backfill b WHERE b.dag = @dag ORDER BY b.id DESC LIMIT @count", Read, ("@dag", dag), ("@count", count));
        var views = new List<BackfillView>(rows.Count);
        foreach (var row in rows)
        {
            views.Add(await CountedAsync(session, row));
        }

        return views;
    }, cancellationToken);

    public Task<BackfillView?> BackfillAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FirstAsync($"SELECT {Columns} FROM backfill b WHERE b.id = @id", Read, ("@id", id)) is { } row ? await CountedAsync(session, row) : null, cancellationToken);

    /// <summary>Its runs in order of what they cover.</summary>
    public Task<IReadOnlyList<DagRunMark>> RunsAsync(long id, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DagRunMark>>(
        async session => await session.QueryAsync(
            "SELECT r.id, r.run_key, r.state, r.sort_at, r.started_at, r.ended_at FROM run r WHERE r.backfill_id = @id ORDER BY r.sort_at, r.id LIMIT @count", Queries.ReadMark,
            ("@id", id), ("@count", count)), cancellationToken);

    private static BackfillView Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.Time(2)!.Value, row.Time(3)!.Value, row.GetInt32(4), (Reprocess)row.GetInt32(5), row.GetString(6), row.GetString(7), row.Time(8)!.Value,
        new Dictionary<RunState, int>());

    private static async Task<BackfillView> CountedAsync(Session session, BackfillView backfill)
    {
        var counts = await session.QueryAsync(
            "SELECT r.state, COUNT(*) FROM run r WHERE r.backfill_id = @id GROUP BY r.state", row => (State: (RunState)row.GetInt32(0), Count: (int)row.GetInt64(1)), ("@id", backfill.Id));
        return backfill with { Runs = counts.ToDictionary(count => count.State, count => count.Count) };
    }
}
