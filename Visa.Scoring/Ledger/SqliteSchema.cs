using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Ledger;

/// <summary>A file that one process owns.</summary>
internal sealed class SqliteSchema(IDbContextFactory<AlertsDbContext> contexts) : IAlertsSchema
{
    public static string PathOf(IServiceProvider services) => Path.GetFullPath(
        services.GetRequiredService<IOptions<AlertsOptions>>().Value.Database,
        services.GetRequiredService<IHostEnvironment>().ContentRootPath);

    public async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var path = ((SqliteConnection)db.Database.GetDbConnection()).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await RefuseLaterSchemaAsync(db, path, cancellationToken);
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
            await ReleaseAbandonedLockAsync(db, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new InvalidOperationException($"The file {path} is no SQLite database. Set Scoring__Database to another path, or move the file away.", exception);
        }

        return path;
    }

    private static async Task RefuseLaterSchemaAsync(AlertsDbContext db, string path, CancellationToken cancellationToken)
    {
        var later = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).ToList();
        if (later.Count > 0)
        {
            throw new InvalidOperationException($"The database {path} was written by a later version (schema {later[^1]}). Start that version, or set Scoring__Database to another path.");
        }
    }

    /// <summary>A process killed while it migrated leaves EF's lock behind, and the next would wait for it for ever; the file has one owner, so nobody holds it now.</summary>
    private static async Task ReleaseAbandonedLockAsync(AlertsDbContext db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
}
