using Microsoft.EntityFrameworkCore;

namespace Visa.Scoring.Tests.Ledger;

public sealed class SqliteSchemaTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private LedgerRig _rig = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server: null);
        _rig = new LedgerRig(_database);
    }

    public Task DisposeAsync()
    {
        _rig.Dispose();
        _database.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task PrepareAsync_NoFile_MakesOneThatMatchesTheModel()
    {
        await _rig.PrepareAsync();

        await using var db = _rig.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal("wal", await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(0, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task PrepareAsync_SecondStart_KeepsWhatIsThere()
    {
        await _rig.PrepareAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Totals.ExecuteUpdateAsync(totals => totals.SetProperty(t => t.Decisions, 5));
        }

        await _rig.PrepareAsync();

        Assert.Equal(5, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task PrepareAsync_LockOfAKilledProcess_IsReleased()
    {
        await _rig.PrepareAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        }

        await _rig.PrepareAsync();

        Assert.Equal(0, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task PrepareAsync_FileOfALaterVersion_IsRefusedByName()
    {
        await _rig.PrepareAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Future', '99.0')");
        }

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_rig.PrepareAsync);

        Assert.Contains("later version (schema 20990101000000_Future)", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_database.Folder.File("alerts.db"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_NoDatabase_IsRefusedByName()
    {
        await File.WriteAllTextAsync(_database.Folder.File("alerts.db"), new string('x', 5000));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_rig.PrepareAsync);

        Assert.Contains("alerts.db is no SQLite database", exception.Message, StringComparison.Ordinal);
    }
}
