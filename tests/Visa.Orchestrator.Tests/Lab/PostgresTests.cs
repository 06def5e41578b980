using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;
using Xunit.Abstractions;

namespace Visa.Orchestrator.Tests.Lab;

/// <summary>The same on PostgreSQL, with two schedulers.</summary>
public sealed class PostgresTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Scripts = typeof(DatabaseMigrator).Assembly.GetManifestResourceNames().Count(name => name.Contains(".Storage.Migrations.", StringComparison.Ordinal));

    private const int ShortKills = 10;
    private const int LongKills = 250;

    private LabPostgres? _server;

    public async Task InitializeAsync() => _server = LabPostgres.IsInstalled ? await LabPostgres.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [SkippableTheory]
    [MemberData(nameof(CrashProofTests.Parts), MemberType = typeof(CrashProofTests))]
    public async Task Runs_TwoSchedulersEndAtSeededBoundaries_NothingIsDoubledOrLost(int seed)
    {
        var campaign = new CrashCampaign(OptionsAsync);

        await campaign.RunAsync(seed, CrashProofTests.IsLong ? LongKills : ShortKills);

        output.WriteLine(campaign.Summary);
    }

    [SkippableFact]
    public async Task CalendarAsync_HoursOfTwoDays_HasThemByDay()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Nothing()), await OptionsAsync());
        await lab.AdvanceAsync(TimeSpan.FromHours(3));

        var calendar = (await lab.Queries.CalendarAsync("dag", year: null, default))!;

        Assert.Equal([(new DateOnly(2026, 2, 28), 1), (new DateOnly(2026, 3, 1), 3)], calendar.Days.Select(day => (day.Date, day.Runs[RunState.Succeeded])));
    }

    [SkippableFact]
    public async Task Runs_TwoSchedulersAndAPool_OneRunAnIntervalAndThePoolIsNeverOverFull()
    {
        var most = 0;
        var running = 0;
        var options = await OptionsAsync() with { Pools = new Dictionary<string, int> { ["two"] = 2 } };
        await using var lab = await OrchestratorLab.ForAsync(
            new TestDag(dag =>
            {
                dag.EveryInterval("0 * * * *").Catchup(Catchup.All(TimeSpan.FromHours(6))).Overlap(Overlap.Allow(6));
                for (var step = 0; step < 4; step++)
                {
                    dag.Run($"step{step}", async (_, cancellationToken) =>
                    {
                        most = Math.Max(most, Interlocked.Increment(ref running));
                        await Task.Delay(2, cancellationToken);
                        return Interlocked.Decrement(ref running);
                    }).InPool("two");
                }
            }), options);

        await lab.AdvanceAsync(TimeSpan.FromMinutes(61));

        var runs = await lab.Queries.RunsAsync("dag", null, null, 100, default);
        Assert.Equal(7, runs.Select(run => run.Interval).Distinct().Count());
        Assert.Equal(7, runs.Count);
        Assert.All(runs, run => Assert.Equal(RunState.Succeeded, run.State));
        Assert.InRange(most, 1, 2);
        Assert.Equal(2, (await lab.Platform.NodesAsync(default)).Count);
    }

    [SkippableFact]
    public async Task Migrate_TwoProcessesAtOnce_BothFindItDone()
    {
        Skip.If(_server is null, $"PostgreSQL is not installed: {LabPostgres.InstallCommand}");
        var connection = await _server.CreateDatabaseAsync();
        await using var first = PostgresDatabase.Open(connection, TimeProvider.System);
        await using var second = PostgresDatabase.Open(connection, TimeProvider.System);
        await first.WriteAsync("prepare", session => session.ExecuteAsync("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"), default);

        await Task.WhenAll(DatabaseMigrator.MigrateAsync(first, default), DatabaseMigrator.MigrateAsync(second, default));

        Assert.Equal(Scripts, await first.ReadAsync(session => session.NumberAsync("SELECT COUNT(*) FROM migration"), default));
    }

    private async Task<LabOptions> OptionsAsync()
    {
        Skip.If(_server is null, $"PostgreSQL is not installed: {LabPostgres.InstallCommand}");
        var connection = await _server.CreateDatabaseAsync();
        return new LabOptions { Nodes = 2, Database = time => PostgresDatabase.Open(connection, time, usesOwnClock: true) };
    }
}
