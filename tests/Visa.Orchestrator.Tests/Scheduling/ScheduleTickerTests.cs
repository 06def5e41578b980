using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Scheduling;

public sealed class ScheduleTickerTests
{
    private static readonly Actor Somebody = new("somebody", "a test");

    [Fact]
    public async Task Hourly_ADay_HasARunForEachHour()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Nothing()));

        await lab.AdvanceAsync(TimeSpan.FromDays(1));

        var runs = await RunsAsync(lab);
        Assert.Equal(25, runs.Count); // The latest before the start, by the catch-up policy, and 24 more.
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.Interval!.Value.Start, pair.Second.Interval!.Value.End));
        Assert.All(runs, run => Assert.Equal(RunState.Succeeded, run.State));
    }

    [Fact]
    public async Task StartDelay_RunStarts_AfterIt()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *", startAfter: TimeSpan.FromMinutes(7)).Catchup(Catchup.None).Nothing()));

        await lab.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.All(await RunsAsync(lab), run => Assert.Equal(run.Interval!.Value.End.AddMinutes(7), run.CreatedAt));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("latest", 1)]
    [InlineData("all", 6)]
    public async Task Pause_SixHours_CatchesUpAsThePolicySays(string policy, int expected)
    {
        var catchup = policy switch { "none" => Catchup.None, "latest" => Catchup.LatestOnly, _ => Catchup.All(TimeSpan.FromDays(1)) };
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Catchup(catchup).Nothing()));
        await lab.AdvanceAsync(TimeSpan.FromHours(3.5));
        await lab.Actions.PauseAsync("dag", isPaused: true, Somebody, default);
        var before = (await RunsAsync(lab)).Count;

        await lab.AdvanceAsync(TimeSpan.FromHours(6));
        Assert.Equal(before, (await RunsAsync(lab)).Count);
        await lab.Actions.PauseAsync("dag", isPaused: false, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(before + expected, (await RunsAsync(lab)).Count);
    }

    [Fact]
    public async Task Buffer_RunsLongerThanTheInterval_OneAtATimeAndNothingLost()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Catchup(Catchup.All(TimeSpan.FromHours(8))).Job("slow")), new LabOptions { Now = new(2026, 3, 1, 0, 30, 0, TimeSpan.Zero) });
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromSeconds(2));
        await lab.AdvanceAsync(TimeSpan.FromMinutes(20));
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromMinutes(90));

        await lab.AdvanceAsync(TimeSpan.FromHours(12));

        var runs = (await RunsAsync(lab)).Where(run => run.State == RunState.Succeeded).ToList();
        Assert.True(runs.Count > 12, $"{runs.Count} runs");
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.Interval!.Value.Start, pair.Second.Interval!.Value.End));
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.Second.EndedAt <= pair.First.StartedAt));
    }

    [Fact]
    public async Task Skip_RunGoesOn_IntervalGetsNoneAndTheAuditSaysSo()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Overlap(Overlap.Skip).Job("slow")));
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromMinutes(90));

        await lab.AdvanceAsync(TimeSpan.FromHours(10));

        Assert.Contains(await lab.Platform.AuditAsync(null, 100, default), entry => entry.Action == "skip");
        Assert.True((await RunsAsync(lab)).Count is >= 5 and <= 6);
    }

    [Fact]
    public async Task CancelPrevious_RunGoesOn_IsStoppedForTheNext()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *").Overlap(Overlap.CancelPrevious).Job("slow")));
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromHours(9));

        await lab.AdvanceAsync(TimeSpan.FromHours(3.1));

        var runs = await RunsAsync(lab);
        Assert.Equal([RunState.Running, RunState.Cancelled, RunState.Cancelled, RunState.Cancelled], runs.Select(run => run.State));
    }

    [Fact]
    public async Task Assets_BothUpdated_OneRunForThem()
    {
        await using var lab = await OrchestratorLab.ForAsync(new Dictionary<string, IDag>
        {
            ["left"] = new TestDag(dag => dag.EveryInterval("0 * * * *").Catchup(Catchup.None).Gives("make", 1).Updates("left")),
            ["right"] = new TestDag(dag => dag.EveryInterval("0 */2 * * *").Catchup(Catchup.None).Gives("make", 1).Updates("right")),
            ["joined"] = new TestDag(dag => dag.WhenUpdated("left", "right").Nothing()),
        });

        await lab.AdvanceAsync(TimeSpan.FromHours(6.1));

        Assert.Equal(3, (await RunsAsync(lab, "joined")).Count);
    }

    [Fact]
    public async Task Deadline_RunIsLate_OneAlert()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 0 * * *").Catchup(Catchup.None).Deadline(TimeSpan.FromHours(1)).Job("slow")));
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromHours(3));

        await lab.AdvanceAsync(TimeSpan.FromHours(30));

        var alert = Assert.Single(await lab.Platform.AlertsAsync(10, default));
        Assert.Equal("deadline", alert.Kind);
        Assert.Equal(RunState.Succeeded, (await RunsAsync(lab))[0].State);
    }

    [Fact]
    public async Task RunTimeout_RunTakesTooLong_FailsAndItsJobIsStopped()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.RunTimeout(TimeSpan.FromHours(1)).Job("slow")));
        lab.Service("slow").Usually = LabPlan.Succeeds(TimeSpan.FromHours(3));

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Failed, run.State);
        Assert.True(Assert.Single(lab.Service("slow").Jobs).IsStopped);
    }

    [Fact]
    public async Task Pool_OneSlot_JobsOneAfterTheOther()
    {
        await using var lab = await OrchestratorLab.ForAsync(
            new TestDag(dag =>
            {
                foreach (var name in new[] { "a", "b", "c" })
                {
                    dag.Job(name).InPool("glue");
                }
            }), new LabOptions { Pools = new Dictionary<string, int> { ["glue"] = 1 } });

        var run = await lab.TriggerAsync();

        var spans = run.Steps.OrderBy(step => step.StartedAt).ToList();
        Assert.Equal(RunState.Succeeded, run.State);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.EndedAt <= pair.Second.StartedAt));
    }

    /// <summary>At a time of day that a jump of the zone's clock leaves out or passes twice, where it jumps.</summary>
    [Theory]
    [InlineData("America/New_York", "30 2 * * *")]
    [InlineData("Europe/Zurich", "30 2 * * *")]
    [InlineData("Australia/Lord_Howe", "15 2 * * *")]
    [InlineData("America/Sao_Paulo", "0 0 * * *")]
    [InlineData("Asia/Kolkata", "30 2 * * *")]
    public async Task Tick_TenYears_MakesOneRunForEachDayOfTheCalendar(string zone, string cron)
    {
        var time = new LabTime(new DateTimeOffset(2015, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var database = SqliteDatabase.InMemory(time);
        await DatabaseMigrator.MigrateAsync(database, default);
        var daily = DagDefinition.Build("dag", new TestDag(dag => dag.EveryInterval(cron, zone).Catchup(Catchup.None).Overlap(Overlap.Allow(5_000)).Nothing()));
        var ticker = new ScheduleTicker(database, new DagCatalogue([daily]), time);
        await ticker.RegisterAsync(default);

        while (time.GetUtcNow().Year < 2025)
        {
            await ticker.TickAsync(all: false, default);
            time.MoveTo(ticker.NextDue);
        }

        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var intervals = await database.ReadAsync(
            session => session.QueryAsync("SELECT r.interval_start, r.interval_end FROM run r ORDER BY r.interval_start", row => DataInterval.FromTicks(row.GetInt64(0), row.GetInt64(1))), default);
        var days = intervals.Select(interval => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interval.Start, info).DateTime)).ToList();
        Assert.InRange(days.Count, 3_650, 3_654);
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
    }

    private static async Task<IReadOnlyList<GridRun>> RunsAsync(OrchestratorLab lab, string dag = "dag") => await lab.Queries.RunsAsync(dag, null, null, 1000, default);
}
