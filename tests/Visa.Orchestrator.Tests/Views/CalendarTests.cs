using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Views;

public sealed class CalendarTests
{
    [Fact]
    public async Task CalendarAsync_HourlyRuns_AreOfTheDayOnWhichTheirIntervalsStart()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.EveryInterval("0 * * * *")
            .Run("work", (run, _) => run.Run.Interval!.Value.Start.Hour == 7 ? throw new StepFailedException("seven") : Task.FromResult(0))));
        await lab.AdvanceAsync(TimeSpan.FromDays(1));

        var calendar = (await lab.Queries.CalendarAsync("dag", year: null, default))!;

        Assert.Equal((2026, "2026"), (calendar.Year, string.Join(",", calendar.Years)));
        Assert.Equal([new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1)], calendar.Days.Select(day => day.Date));
        Assert.Equal([(RunState.Succeeded, 1), (RunState.Failed, 24)], calendar.Days.Select(day => (day.State, day.Total)));
        Assert.Equal((23, 1), (calendar.Days[1].Runs[RunState.Succeeded], calendar.Days[1].Runs[RunState.Failed]));
        Assert.Equal(2026, (await lab.Queries.CalendarAsync("dag", year: 1999, default))!.Year);
    }

    [Fact]
    public async Task CalendarAsync_NoRuns_HasNoYears()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Nothing()));

        var calendar = (await lab.Queries.CalendarAsync("dag", year: null, default))!;

        Assert.Equal((2026, 0, 0), (calendar.Year, calendar.Years.Count, calendar.Days.Count));
        Assert.Null(await lab.Queries.CalendarAsync("none", year: null, default));
    }
}
