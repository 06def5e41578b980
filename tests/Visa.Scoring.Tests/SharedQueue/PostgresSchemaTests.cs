using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Visa.Scoring.SharedQueue;
using Visa.Scoring.Tests.Ledger;

namespace Visa.Scoring.Tests.SharedQueue;

[Collection(PostgresServer.Name)]
public sealed class PostgresSchemaTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(server);

    public Task DisposeAsync()
    {
        _database?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task PrepareAsync_EmptyDatabase_MakesTheTablesOfTheModel()
    {
        await _database.PrepareAsync();

        using var rig = new LedgerRig(_database);
        await using var db = rig.CreateDbContext();
        var tables = db.Model.GetRelationalModel().Tables.ToList();
        Assert.Equal(
            tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " NOT NULL")}")).Order(StringComparer.Ordinal),
            (await LinesAsync("""
                SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
                FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alerts_migration'
                """)).Order(StringComparer.Ordinal));
        Assert.Equal(
            tables.SelectMany(table => table.Indexes.Select(index => Index(table.Name, index.Columns, index.IsUnique))
                .Concat(table.UniqueConstraints.Select(key => Index(table.Name, key.Columns, isUnique: true)))).Distinct().Order(StringComparer.Ordinal),
            (await LinesAsync("""
                SELECT i.indrelid::regclass || '(' || (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number) || ')' || CASE WHEN i.indisunique THEN ' UNIQUE' ELSE '' END
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'alerts_migration'
                """)).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task PrepareAsync_ManyTasksStartAtOnce_OneMakesItAndAllFindIt()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new PostgresSchema(_database.Postgres!).PrepareAsync(default))));

        Assert.Equal(["0001_alerts"], await LinesAsync("SELECT name FROM alerts_migration"));
        Assert.Equal(0, (await _database.TotalsAsync()).Decisions);
    }

    [SkippableFact]
    public async Task PrepareAsync_DatabaseOfALaterVersion_IsRefusedByNameAndLeftAsItIs()
    {
        await _database.PrepareAsync();
        await LinesAsync("INSERT INTO alerts_migration VALUES (9001, '9001_future')");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_database.PrepareAsync);

        Assert.Contains("later version (schema 9001_future)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("set Scoring__Postgres to another database", exception.Message, StringComparison.Ordinal);
    }

    private static string Index(string table, IEnumerable<IColumnBase> columns, bool isUnique) => $"{table}({string.Join(',', columns.Select(column => column.Name))}){(isUnique ? " UNIQUE" : "")}";

    private async Task<List<string>> LinesAsync(string sql)
    {
        await using var command = _database.Postgres!.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
