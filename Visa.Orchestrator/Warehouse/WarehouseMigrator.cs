using System.Globalization;

namespace Visa.Orchestrator.Warehouse;

/// <summary>Brings the warehouse's schemas up to date: each migration once, in order, each with its row of the ledger in one transaction.</summary>
public sealed class WarehouseMigrator(WarehouseClient warehouse, TimeProvider time)
{
    private static readonly string[] Ledger =
    [
        "CREATE SCHEMA IF NOT EXISTS ops",
        "CREATE TABLE IF NOT EXISTS ops.schema_migrations (version integer NOT NULL, name varchar(200) NOT NULL, digest varchar(64) NOT NULL, applied_at timestamp NOT NULL) DISTSTYLE ALL",
    ];

    /// <summary>Throws when a migration was changed after it was applied, or the warehouse is newer than this program.</summary>
    /// <returns>The names of those applied now.</returns>
    public Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken) => ApplyAsync(Migration.All, cancellationToken);

    internal async Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await warehouse.RunAsync("migrate/ledger", Ledger, cancellationToken);
        var applied = await AppliedAsync(cancellationToken);
        Check(migrations, applied);
        var names = new List<string>();
        foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Version)))
        {
            if (await ApplyAsync(migration, cancellationToken)) names.Add($"{migration.Version:0000}_{migration.Name}");
        }
        return names;
    }

    private async Task<bool> ApplyAsync(Migration migration, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var entry = string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO ops.schema_migrations (version, name, digest, applied_at) VALUES ({migration.Version}, '{migration.Name}', '{migration.Digest}', '{now}')");
        try
        {
            await warehouse.RunAsync($"migrate/{migration.Version:0000}", [.. migration.Statements, entry], cancellationToken);
            return true;
        }
        catch (WarehouseException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another process may have applied it meanwhile; then there is nothing left to do.
            if ((await AppliedAsync(cancellationToken)).GetValueOrDefault(migration.Version) == migration.Digest) return false;
            throw;
        }
    }

    private async Task<Dictionary<int, string>> AppliedAsync(CancellationToken cancellationToken) =>
        (await warehouse.QueryAsync("migrate/applied", "SELECT version, digest FROM ops.schema_migrations", cancellationToken))
            .ToDictionary(row => int.Parse(row[0]!, CultureInfo.InvariantCulture), row => row[1]!);

    private static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, string> applied)
    {
        foreach (var (version, digest) in applied)
        {
            var known = migrations.FirstOrDefault(migration => migration.Version == version)
                ?? throw new InvalidOperationException($"The warehouse has migration {version:0000}, which this program does not know: run a newer one.");
            if (known.Digest != digest)
                throw new InvalidOperationException($"Migration {version:0000}_{known.Name} was changed after it was applied. Undo the change and write another migration.");
        }
    }
}
