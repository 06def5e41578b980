using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Visa.Scoring.Ledger;
using Visa.Scoring.SharedQueue;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.Ledger;

/// <summary>Where one test keeps its alerts: a SQLite file, or a PostgreSQL database of its own.</summary>
internal sealed class TestDatabase : IDisposable
{
    private TestDatabase(string? postgres) => Postgres = postgres is null ? null : NpgsqlDataSource.Create(postgres);

    public TempFolder Folder { get; } = new();

    /// <summary>Null on SQLite.</summary>
    public NpgsqlDataSource? Postgres { get; }

    /// <param name="server">Null for SQLite.</param>
    public static async Task<TestDatabase> CreateAsync(PostgresServer? server) => new(server is null ? null : await server.CreateDatabaseAsync());

    public void Use(DbContextOptionsBuilder options)
    {
        if (Postgres is null) options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Folder.File("alerts.db"), Pooling = false }.ConnectionString);
        else options.UseNpgsql(Postgres);
    }

    public IAlertsSchema Schema(IDbContextFactory<AlertsDbContext> contexts) => Postgres is null ? new SqliteSchema(contexts) : new PostgresSchema(Postgres);

    /// <summary>Brings it to this version's schema.</summary>
    public Task PrepareAsync()
    {
        using var rig = new LedgerRig(this);
        return rig.PrepareAsync();
    }

    public async Task<LedgerTotals> TotalsAsync()
    {
        using var rig = new LedgerRig(this);
        return await rig.Queries.TotalsAsync(default);
    }

    public void Dispose()
    {
        Postgres?.Dispose();
        Folder.Dispose();
    }
}
