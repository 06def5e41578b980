using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Tests.Dags;

public sealed class DagDefinitionTests
{
    private static readonly Func<StepContext, CancellationToken, Task<string>> Nothing = (_, _) => Task.FromResult("");

    [Fact]
    public void LatestDue_WithinTheHour_IsTheLastWholeInterval()
    {
        var dag = DagDefinition.Build("hourly", new TestDag(builder => builder.EveryInterval("0 * * * *").Run("a", Nothing)));

        var interval = dag.LatestDue(DateTimeOffset.Parse("2026-03-08T10:30:00Z", null));

        Assert.Equal(new DataInterval(DateTimeOffset.Parse("2026-03-08T09:00:00Z", null), DateTimeOffset.Parse("2026-03-08T10:00:00Z", null)), interval);
        Assert.Equal("20260308T090000Z", interval!.Value.RunKey);
    }

    [Fact]
    public void LatestDue_BeforeTheStartDelay_IsTheIntervalBefore()
    {
        var dag = DagDefinition.Build("hourly", new TestDag(builder => builder.EveryInterval("0 * * * *").StartAfter(TimeSpan.FromMinutes(5)).Run("a", Nothing)));

        Assert.Equal("20260308T080000Z", dag.LatestDue(DateTimeOffset.Parse("2026-03-08T10:04:59Z", null))!.Value.RunKey);
        Assert.Equal("20260308T090000Z", dag.LatestDue(DateTimeOffset.Parse("2026-03-08T10:05:00Z", null))!.Value.RunKey);
    }

    [Fact]
    public void LatestDue_OfAMonthlySchedule_LooksBackFarEnough()
    {
        var dag = DagDefinition.Build("monthly", new TestDag(builder => builder.EveryInterval("0 0 1 * *").Run("a", Nothing)));

        Assert.Equal("20260201T000000Z", dag.LatestDue(DateTimeOffset.Parse("2026-03-31T23:59:00Z", null))!.Value.RunKey);
    }

    [Fact]
    public void Build_WithoutASchedule_SaysWhatToCall()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DagDefinition.Build("idle", new TestDag(builder => builder.Run("a", Nothing))));

        Assert.Contains("EveryInterval", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithANameTwice_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => DagDefinition.Build("double", new TestDag(builder =>
        {
            builder.EveryInterval("0 * * * *").Run("a", Nothing);
            builder.Run("a", Nothing);
        })));

    [Fact]
    public void Run_AfterAStepOfAnotherDag_IsRefused()
    {
        var foreign = new DagBuilder().Run("foreign", Nothing);

        Assert.Throws<InvalidOperationException>(() => new DagBuilder().Run("a", Nothing, foreign));
    }
}
