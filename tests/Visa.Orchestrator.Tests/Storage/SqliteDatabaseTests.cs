using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly int Scripts = typeof(DatabaseMigrator).Assembly.GetManifestResourceNames().Count(name => name.Contains(".Storage.Migrations.", StringComparison.Ordinal));

    private readonly string _directory = Directory.CreateTempSubdirectory("visa-orchestrator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Open_FileOfAnother_SaysWhatToDo()
    {
        var file = Path.Combine(_directory, "runs.db");
        await using var first = SqliteDatabase.Open(file, TimeProvider.System);

        var refusal = Assert.Throws<InvalidOperationException>(() => SqliteDatabase.Open(file, TimeProvider.System));

        Assert.Contains("PostgreSQL", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Throws_NothingIsKept()
    {
        await using var database = SqliteDatabase.Open(Path.Combine(_directory, "runs.db"), TimeProvider.System);
        await DatabaseMigrator.MigrateAsync(database, default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>("t", async session =>
        {
            await session.ExecuteAsync("INSERT INTO pool (name, slots) VALUES ('p', 1)");
            throw new InvalidOperationException();
        }, default));

        Assert.Equal(0, await database.ReadAsync(session => session.NumberAsync("SELECT COUNT(*) FROM pool"), default));
    }

    [Fact]
    public async Task Migrate_Twice_DoesNothingTheSecondTime()
    {
        await using var database = SqliteDatabase.InMemory(TimeProvider.System);
        await DatabaseMigrator.MigrateAsync(database, default);

        await DatabaseMigrator.MigrateAsync(database, default);

        Assert.Equal(Scripts, await database.ReadAsync(session => session.NumberAsync("SELECT COUNT(*) FROM migration"), default));
    }
}
