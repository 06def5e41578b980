using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Tests.Warehouse;

public sealed class WarehouseMigratorTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    private static readonly Migration First = Migration.Parse("0001_create_a.sql", "-- a; b\nCREATE TABLE a (x integer);\nCREATE TABLE b (y integer) -- c\n;");
    private static readonly Migration Second = Migration.Parse("0002_create_c.sql", "CREATE TABLE c (z integer)");

    [Fact]
    public async Task Apply_OnAnEmptyWarehouse_MakesTheTablesOnce()
    {
        var migrator = Migrator("one");

        var applied = await migrator.ApplyAsync(CancellationToken.None);
        var again = await migrator.ApplyAsync(CancellationToken.None);

        Assert.Equal(Migration.All.Count, applied.Count);
        Assert.Empty(again);
        var tables = await aws.Warehouse("one").QueryAsync("test", "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('raw', 'ops') ORDER BY 1, 2", CancellationToken.None);
        Assert.Equal(
            ["ops.load_audit", "ops.schema_migrations", "ops.sent_audit", "raw.chargebacks", "raw.decisions", "raw.feedback", "raw.rejected_counts", "raw.shadow_scores", "raw.transactions"],
            tables.Select(row => $"{row[0]}.{row[1]}"));
    }

    [Fact]
    public async Task Apply_ByTwoAtOnce_MakesTheTablesOnce()
    {
        var applied = await Task.WhenAll(Migrator("two").ApplyAsync([First, Second], CancellationToken.None), Migrator("two").ApplyAsync([First, Second], CancellationToken.None));

        Assert.Equal(["0001_create_a", "0002_create_c"], applied.SelectMany(names => names).Order(StringComparer.Ordinal));
        Assert.Equal("2", (await aws.Warehouse("two").QueryAsync("test", "SELECT COUNT(*) FROM ops.schema_migrations", CancellationToken.None))[0][0]);
    }

    [Fact]
    public async Task Apply_WithOneThatFails_LeavesNothingOfItAndGoesOnFromThere()
    {
        var broken = Migration.Parse("0002_create_c.sql", "CREATE TABLE c (z integer); SELECT nothing FROM nowhere");
        await Assert.ThrowsAsync<WarehouseException>(() => Migrator("three").ApplyAsync([First, broken], CancellationToken.None));

        Assert.Equal(["0002_create_c"], await Migrator("three").ApplyAsync([First, Second], CancellationToken.None));
    }

    [Fact]
    public async Task Apply_OfAMigrationThatWasChanged_IsRefused()
    {
        await Migrator("four").ApplyAsync([First], CancellationToken.None);
        var changed = Migration.Parse("0001_create_a.sql", "CREATE TABLE a (x bigint)");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrator("four").ApplyAsync([changed], CancellationToken.None));

        Assert.Contains("0001_create_a was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ToAWarehouseThatIsNewer_IsRefused()
    {
        await Migrator("five").ApplyAsync([First, Second], CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrator("five").ApplyAsync([First], CancellationToken.None));

        Assert.Contains("migration 0002", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_AreNumberedWithoutGaps() => Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

    [Fact]
    public void Parse_OfAFileThatIsNamedOtherwise_IsRefused() => Assert.Throws<InvalidOperationException>(() => Migration.Parse("1_create.sql", "SELECT 1"));

    private WarehouseMigrator Migrator(string workgroup) => new(aws.Warehouse(workgroup), TimeProvider.System);
}
