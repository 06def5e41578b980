using Visa.Orchestrator.Pages.Runs;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Pages;

public sealed class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ARetriedStep_ShowsItsWaitAndEachAttempt()
    {
        var step = Step(1, StepState.Succeeded, ready: 0, started: 60, ended: 100);
        AttemptBar[] attempts = [Attempt(1, 1, StepState.Failed, 10, 40), Attempt(1, 2, StepState.Succeeded, 60, 100)];

        var timeline = Timeline.Of(Run(step), attempts, Start.AddHours(1));

        Assert.Equal((Start, Start.AddSeconds(100)), (timeline.From, timeline.To));
        var bars = Assert.Single(timeline.Rows).Bars;
        Assert.Equal([(null, 0, 0.6), (StepState.Failed, 0.1, 0.3), (StepState.Succeeded, 0.6, 0.4)], bars.Select(bar => (bar.State, Math.Round(bar.Left, 6), Math.Round(bar.Width, 6))));
    }

    [Fact]
    public void Of_AStepThatGoesOn_ReachesToNow()
    {
        var timeline = Timeline.Of(Run(Step(1, StepState.Running, ready: 0, started: 0, ended: null)), [Attempt(1, 1, StepState.Running, 0, null)], Start.AddSeconds(30));

        Assert.Equal(Start.AddSeconds(30), timeline.To);
        Assert.Equal(1, timeline.Rows[0].Bars[^1].Width, 6);
    }

    [Fact]
    public void Of_StepsThatWaitForOthers_AreLeftOut() =>
        Assert.Empty(Timeline.Of(Run(Step(1, StepState.Waiting, null, null, null)), [], Start).Rows);

    [Theory]
    [InlineData(0.004)]
    [InlineData(7)]
    [InlineData(4000)]
    [InlineData(3_000_000)]
    public void Of_AnyLength_HasAFewTicksInOrder(double seconds)
    {
        var timeline = Timeline.Of(Run(Step(1, StepState.Succeeded, 0, 0, seconds)), [], Start);

        Assert.InRange(timeline.Ticks.Count, 1, 9);
        Assert.Equal(timeline.Ticks.Select(tick => tick.Left).Order(), timeline.Ticks.Select(tick => tick.Left));
        Assert.All(timeline.Ticks, tick => Assert.InRange(tick.Left, 0, 1));
    }

    private static AttemptBar Attempt(long step, int attempt, StepState state, double from, double? to) =>
        new(step, 1, attempt, state, Start.AddSeconds(from), to is { } end ? Start.AddSeconds(end) : null);

    private static StepView Step(long id, StepState state, double? ready, double? started, double? ended) =>
        new(id, $"step{id}", -1, "run", state, 1, 1, At(ready), At(started), At(ended), null, null, null, []);

    private static DateTimeOffset? At(double? seconds) => seconds is { } after ? Start.AddSeconds(after) : null;

    private static RunView Run(params StepView[] steps) =>
        new(1, "dag", "key", RunKind.Manual, null, RunState.Running, null, "trace", "somebody", Start, Start, null, null, null, "v", "v", steps);
}
