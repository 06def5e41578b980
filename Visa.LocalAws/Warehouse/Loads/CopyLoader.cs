using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Runs a COPY: finds the objects, loads them into the table, and keeps the rows that were refused where the load-error views show them.</summary>
internal sealed class CopyLoader(LoadSource source, LoadErrorLog errors)
{
    public async Task<StatementOutcome> LoadAsync(
        WarehouseDatabase database, DuckDBConnection connection, CopyDefinition copy, StatementRun run, CancellationToken cancellationToken)
    {
        var columns = TargetColumns(connection, copy);
        var objects = await source.FindAsync(copy, cancellationToken);
        var folder = Directory.CreateDirectory(Path.Combine(database.Scratch, $"copy-{run.QueryId}")).FullName;
        var load = new LoadTarget(database, connection, copy, columns, folder);
        try
        {
            var rows = copy.Format == CopyFormat.Parquet
                ? await ParquetLoad.RunAsync(load, objects, cancellationToken)
                : await JsonLoad.RunAsync(load, objects, cancellationToken);
            RememberCopy(connection, run.QueryId, rows);
            return new StatementOutcome(rows, 0, HasResult: false);
        }
        finally
        {
            foreach (var content in objects)
                content.Dispose();
            Directory.Delete(folder, recursive: true);
            errors.Write(database, copy.Table, run.QueryId, load.Errors);
        }
    }

    private static List<ColumnDefinition> TargetColumns(DuckDBConnection connection, CopyDefinition copy)
    {
        var all = TableColumns.Columns(connection, copy.Table);
        if (copy.Columns.Count == 0)
            return [.. all];
        return [.. copy.Columns.Select(name => all.FirstOrDefault(column => column.Name == name)
            ?? throw new SqlRefusal($"ERROR: column \"{name}\" of relation \"{copy.Table.Table}\" does not exist"))];
    }

    /// <summary>What PG_LAST_COPY_COUNT() and PG_LAST_COPY_ID() say.</summary>
    private static void RememberCopy(DuckDBConnection connection, long queryId, long rows)
    {
        DuckDbCommands.Change(connection, $"SET VARIABLE last_copy_count = {rows}", CancellationToken.None);
        DuckDbCommands.Change(connection, $"SET VARIABLE last_copy_id = {queryId}", CancellationToken.None);
    }
}
