using Microsoft.EntityFrameworkCore;

namespace Visa.Scoring.Tests.Ledger;

public sealed class AlertsDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LedgerRig _rig;

    public AlertsDatabaseTests() => _rig = new LedgerRig(_folder);

    public void Dispose()
    {
        _rig.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task StartingAsync_NoFile_MakesOneThatMatchesTheModel()
    {
        await _rig.CreateAsync();

        await using var db = _rig.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal("wal", await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(0, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task StartingAsync_SecondStart_KeepsWhatIsThere()
    {
        await _rig.CreateAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Totals.ExecuteUpdateAsync(totals => totals.SetProperty(t => t.Decisions, 5));
        }

        await _rig.CreateAsync();

        Assert.Equal(5, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task StartingAsync_LockOfAKilledProcess_IsReleased()
    {
        await _rig.CreateAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        }

        await _rig.CreateAsync();

        Assert.Equal(0, (await _rig.Queries.TotalsAsync(default)).Decisions);
    }

    [Fact]
    public async Task StartingAsync_FileOfALaterVersion_IsRefusedByName()
    {
        await _rig.CreateAsync();
        await using (var db = _rig.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Future', '99.0')");
        }

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_rig.CreateAsync);

        Assert.Contains("later version (schema 20990101000000_Future)", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File("alerts.db"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartingAsync_NoDatabase_IsRefusedByName()
    {
        await File.WriteAllTextAsync(_folder.File("alerts.db"), new string('x', 5000));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_rig.CreateAsync);

        Assert.Contains("alerts.db is no SQLite database", exception.Message, StringComparison.Ordinal);
    }
}
