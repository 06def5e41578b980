using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Tests.Operations;

public sealed class BackfillTests
{
    private static readonly Actor Somebody = new("somebody", "a test");
    private static readonly DateTimeOffset February = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackfillRequest Month = new(February, February.AddDays(28), MaxActive: 4);

    [Fact]
    public async Task Backfill_AMonth_RunsEachDayAsThePreviewSaidAndFourAtOnce()
    {
        await using var lab = await LabAsync();
        var preview = await lab.Actions.PreviewBackfillAsync("dag", Month, default);
        Assert.Empty((await lab.Queries.RunsAsync("dag", null, February.AddDays(27), 100, default)));

        var done = await lab.Actions.BackfillAsync("dag", Month, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await lab.Queries.RunsAsync("dag", RunState.Running, null, 100, default)).Count(run => run.Kind == RunKind.Backfill));
        await lab.AdvanceAsync(TimeSpan.FromHours(3));

        Assert.Equal(preview, done);
        Assert.Equal(28, done.Count);
        Assert.Equal(28, (await lab.Queries.RunsAsync("dag", RunState.Succeeded, February.AddDays(28), 100, default)).Count);
    }

    [Fact]
    public async Task Backfill_Again_KeepsWhatIsThere()
    {
        await using var lab = await LabAsync();
        await lab.Actions.BackfillAsync("dag", Month, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(3));

        var again = await lab.Actions.BackfillAsync("dag", Month, Somebody, default);

        Assert.All(again, item => Assert.Equal("keep", item.Action));
    }

    [Fact]
    public async Task Backfill_PoisonedDay_OthersGoOnAndClearingHealsIt()
    {
        var isPoisoned = true;
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 0 * * *").Run("load", (context, _) =>
            isPoisoned && context.Interval.Start.Day == 9 ? throw new InvalidOperationException("poison") : Task.FromResult(0))));
        await lab.SettleAsync();
        await lab.Actions.BackfillAsync("dag", Month, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(3));
        var failed = Assert.Single(await lab.Queries.RunsAsync("dag", RunState.Failed, null, 100, default));
        Assert.Equal(9, failed.Interval!.Value.Start.Day);

        isPoisoned = false;
        await lab.Actions.BackfillAsync("dag", Month with { Reprocess = Reprocess.Failed }, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Empty(await lab.Queries.RunsAsync("dag", RunState.Failed, null, 100, default));
        Assert.Equal(28, (await lab.Queries.RunsAsync("dag", RunState.Succeeded, February.AddDays(28), 100, default)).Count);
    }

    [Fact]
    public async Task CancelBackfill_HalfWay_StopsWhatIsOpenAndKeepsWhatIsDone()
    {
        await using var lab = await LabAsync();
        await lab.Actions.BackfillAsync("dag", Month, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(12));
        var before = Assert.Single(await lab.Backfills.BackfillsAsync("dag", 10, default));
        Assert.True(before is { IsGoingOn: true, Total: 27, Ended: > 0 }, $"{before.Ended} of {before.Total}");

        var stopped = await lab.Actions.CancelBackfillAsync(before.Id, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(1));

        var after = (await lab.Backfills.BackfillAsync(before.Id, default))!;
        Assert.False(after.IsGoingOn);
        Assert.Equal(stopped, after.Runs[RunState.Cancelled]);
        Assert.Equal(27 - stopped, after.Runs[RunState.Succeeded]);
        await Assert.ThrowsAsync<ActionRefusedException>(() => lab.Actions.CancelBackfillAsync(before.Id, Somebody, default));
    }

    [Fact]
    public async Task Backfill_WhileAManualRunCoversAnInterval_SaysWhichRunIsInTheWay()
    {
        await using var lab = await LabAsync();
        await lab.Actions.BackfillAsync("dag", Month, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromHours(3));
        await lab.Actions.TriggerAsync("dag", "by-hand", new DataInterval(February, February.AddDays(1)), null, null, Somebody, default);

        var refusal = await Assert.ThrowsAsync<ActionRefusedException>(() => lab.Actions.BackfillAsync("dag", Month with { Reprocess = Reprocess.All }, Somebody, default));

        Assert.Contains("M:by-hand", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backfill_WrongWayRound_SaysSo()
    {
        await using var lab = await LabAsync();

        await Assert.ThrowsAsync<ActionRefusedException>(() => lab.Actions.PreviewBackfillAsync("dag", new BackfillRequest(February.AddDays(1), February), default));
    }

    [Fact]
    public async Task Trigger_SameKeyTwice_IsOneRun()
    {
        await using var lab = await LabAsync();

        var first = await lab.Actions.TriggerAsync("dag", "k", null, null, null, Somebody, default);
        await lab.UntilEndAsync("dag", first);
        var second = await lab.Actions.TriggerAsync("dag", "k", null, null, null, Somebody, default);

        Assert.Equal(first, second);
        Assert.Single(await lab.Queries.RunsAsync("dag", null, null, 100, default), run => run.Kind == RunKind.Manual);
    }

    [Fact]
    public async Task Trigger_UnknownDag_NamesTheOnesThatThereAre()
    {
        await using var lab = await LabAsync();

        var refusal = await Assert.ThrowsAsync<ActionRefusedException>(() => lab.Actions.TriggerAsync("other", null, null, null, null, Somebody, default));

        Assert.Contains("There are: dag", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<OrchestratorLab> LabAsync()
    {
        var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 0 * * *").Job("load")));
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));
        return lab;
    }
}
