using System.Data.Common;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Views;

/// <summary>What pages and the API show besides DAGs and runs.</summary>
public sealed class PlatformQueries(IDatabase database)
{
    public Task<IReadOnlyList<PoolView>> PoolsAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<PoolView>>(async session =>
    {
        var pools = await session.QueryAsync("SELECT name, slots FROM pool ORDER BY name", row => (Name: row.GetString(0), Slots: row.GetInt32(1)));
        var steps = await session.QueryAsync(
            "SELECT s.pool, s.state, s.slots, s.name, r.run_key FROM step s JOIN run r ON r.id = s.run_id WHERE s.pool IS NOT NULL AND r.state = 1 AND s.state IN (1, 2, 3, 4, 5, 6, 7, 8)",
            row => (Pool: row.GetString(0), State: (StepState)row.GetInt32(1), Slots: row.GetInt32(2), Title: $"{row.GetString(3)} of {row.GetString(4)}"));
        return pools.ConvertAll(pool =>
        {
            var mine = steps.Where(step => step.Pool == pool.Name).ToList();
            var held = mine.Where(step => step.State.IsHeld()).ToList();
            return new PoolView(pool.Name, pool.Slots, held.Sum(step => step.Slots), mine.Count - held.Count, held.ConvertAll(step => step.Title));
        });
    }, cancellationToken);

    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<NodeView>>(
        async session => await session.QueryAsync(
            """
            SELECT n.instance, n.name, n.process_id, n.started_at, n.seen_at, n.stopped_at,
                (SELECT COUNT(*) FROM step s WHERE s.lease_node = n.instance AND s.state IN (2, 3, 4, 5, 6))
            FROM node n ORDER BY n.started_at DESC LIMIT 50
            """,
            row => new NodeView(row.GetString(0), row.GetString(1), row.GetInt32(2), row.Time(3)!.Value, row.Time(4)!.Value, row.Time(5), (int)row.GetInt64(6))), cancellationToken);

    /// <param name="before">Only entries before this one, for the next page.</param>
    public Task<IReadOnlyList<AuditView>> AuditAsync(long? before, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AuditView>>(
        async session => await session.QueryAsync(
            "SELECT id, at, actor, action, dag, run_key, step, reason, details FROM audit WHERE id < @before ORDER BY id DESC LIMIT @count",
            ReadAudit, ("@before", before ?? long.MaxValue), ("@count", count)), cancellationToken);

    /// <summary>What people did with one run, newest first.</summary>
    public Task<IReadOnlyList<AuditView>> RunAuditAsync(string dag, string runKey, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AuditView>>(
        async session => await session.QueryAsync(
            "SELECT id, at, actor, action, dag, run_key, step, reason, details FROM audit WHERE dag = @dag AND run_key = @key ORDER BY id DESC LIMIT @count", ReadAudit,
            ("@dag", dag), ("@key", runKey), ("@count", count)), cancellationToken);

    public Task<IReadOnlyList<AlertView>> AlertsAsync(int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AlertView>>(
        async session => await session.QueryAsync(
            "SELECT id, at, dag, run_key, step, kind, message FROM alert ORDER BY id DESC LIMIT @count",
            row => new AlertView(row.GetInt64(0), row.Time(1)!.Value, row.GetString(2), row.Text(3), row.Text(4), row.GetString(5), row.GetString(6)), ("@count", count)), cancellationToken);

    public Task<IReadOnlyList<AssetView>> AssetsAsync(int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AssetView>>(
        async session => await session.QueryAsync(
            "SELECT asset, dag, run_key, step, at FROM asset_event ORDER BY id DESC LIMIT @count",
            row => new AssetView(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Time(4)!.Value), ("@count", count)), cancellationToken);

    private static AuditView ReadAudit(DbDataReader row) =>
        new(row.GetInt64(0), row.Time(1)!.Value, row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8));
}
