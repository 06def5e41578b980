using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Operations;

public sealed class ClearReachTests
{
    private static readonly Actor Somebody = new("somebody", "a test");
    private static readonly DateTimeOffset February = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ClearReach.Run, 3, 3)]
    [InlineData(ClearReach.Past, 1, 3)]
    [InlineData(ClearReach.Future, 3, 5)]
    [InlineData(ClearReach.All, 1, 5)]
    public async Task Clear_OfTheThirdOfFiveDays_ReachesTheseDaysAndNoOthers(ClearReach reach, int firstDay, int lastDay)
    {
        await using var lab = await FiveDaysAsync();
        var third = await DayAsync(lab, 3);

        var preview = await lab.Actions.PreviewClearAsync(third, "second", ClearScope.Downstream, reach, default);
        var done = await lab.Actions.ClearAsync(third, "second", ClearScope.Downstream, reach, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(6));

        Assert.Equal(preview.Select(item => item.RunKey), done.Select(item => item.RunKey));
        Assert.Equal(Enumerable.Range(firstDay, lastDay - firstDay + 1), done.Select(item => item.Interval!.Value.Start.Day));
        Assert.All(done, item => Assert.Equal(["second"], item.Steps));
        for (var day = 1; day <= 5; day++)
        {
            var run = (await lab.Queries.RunAsync(await DayAsync(lab, day), default))!;
            Assert.Equal(RunState.Succeeded, run.State);
            Assert.Equal(day >= firstDay && day <= lastDay ? 2 : 1, run.Step("second").Generation);
            Assert.Equal(1, run.Step("first").Generation);
        }
    }

    [Fact]
    public async Task Clear_OfManyRunsOfABackfill_LetsNoMoreGoOnThanItAllows()
    {
        await using var lab = await FiveDaysAsync();
        lab.Service("second").Then(LabPlan.Succeeds(after: TimeSpan.FromMinutes(10)));
        var first = await DayAsync(lab, 1);

        await lab.Actions.ClearAsync(first, null, ClearScope.Run, ClearReach.All, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(first, Assert.Single(await lab.Queries.RunsAsync("dag", RunState.Running, null, 10, default)).Id);
        Assert.Equal(4, (await lab.Queries.RunsAsync("dag", RunState.Queued, null, 10, default)).Count);
    }

    [Fact]
    public async Task Clear_TwoRunsOfOneInterval_TakesTheNewer()
    {
        await using var lab = await FiveDaysAsync();
        var key = await lab.Actions.TriggerAsync("dag", "again", new DataInterval(February, February.AddDays(1)), null, null, Somebody, default);
        await lab.UntilEndAsync("dag", key);

        var items = await lab.Actions.PreviewClearAsync(await DayAsync(lab, 5), null, ClearScope.Run, ClearReach.Past, default);

        Assert.Equal(5, items.Count);
        Assert.Equal(key, items[0].RunKey);
    }

    [Fact]
    public async Task Runs_OfOneInterval_AreAllOnSomePage()
    {
        await using var lab = await FiveDaysAsync();
        for (var copy = 0; copy < 4; copy++)
        {
            await lab.UntilEndAsync("dag", await lab.Actions.TriggerAsync("dag", $"copy{copy}", new DataInterval(February, February.AddDays(1)), null, null, Somebody, default));
        }

        var all = new List<long>();
        for (var page = await lab.Queries.RunsAsync("dag", null, null, 2, default); page.Count > 0; page = await lab.Queries.RunsAsync("dag", null, RunCursor.OlderThan(page[^1]), 2, default))
        {
            all.AddRange(page.Select(run => run.Id));
        }

        Assert.Equal((await lab.Queries.RunsAsync("dag", null, null, 100, default)).Select(run => run.Id), all);
        var oldest = (await lab.Queries.RunsAsync("dag", null, null, 100, default))[^1];
        Assert.Equal(all.AsEnumerable().Reverse().Skip(1).Take(2).Reverse(), (await lab.Queries.RunsAsync("dag", null, RunCursor.NewerThan(oldest), 2, default)).Select(run => run.Id));
    }

    private static async Task<OrchestratorLab> FiveDaysAsync()
    {
        var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            dag.EveryInterval("0 0 * * *").Catchup(Catchup.None);
            var first = dag.Nothing("first");
            dag.Job("second").After(first);
        }));
        await lab.SettleAsync();
        await lab.Actions.BackfillAsync("dag", new BackfillRequest(February, February.AddDays(5), MaxActive: 1), Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(6));
        return lab;
    }

    private static async Task<long> DayAsync(OrchestratorLab lab, int day) =>
        (await lab.Queries.RunsAsync("dag", null, null, 100, default)).Single(run => run.Kind == RunKind.Backfill && run.Interval!.Value.Start == February.AddDays(day - 1)).Id;
}
