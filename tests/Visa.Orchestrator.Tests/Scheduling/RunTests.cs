using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Scheduling;

public sealed class RunTests
{
    private static readonly DateTimeOffset Hour = new(2026, 3, 8, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_DataFlows_FromStepToStep()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            dag.EveryInterval("0 * * * *");
            var hour = dag.Run("hour", (context, _) => Task.FromResult(context.Interval.Start.Hour));
            var doubled = dag.Run("double", hour, (value, _, _) => Task.FromResult(value * 2));
            dag.Run("sum", hour, doubled, (a, b, _, _) => Task.FromResult(a + b));
        }));

        var run = await lab.RunIntervalAsync(Hour);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal("6", (await lab.Queries.StepAsync(run.Step("sum").Id, default))!.Output);
    }

    [Fact]
    public async Task Run_RetryThenSuccess_WaitsItsBackoffAndKeepsBothAttempts()
    {
        var tries = 0;
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
            dag.Run("flaky", (_, _) => ++tries < 3 ? throw new InvalidOperationException($"try {tries}") : Task.FromResult(tries)).Retry(2, Backoff.Constant(TimeSpan.FromMinutes(5)))));
        var began = lab.Time.GetUtcNow();

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.InRange(lab.Time.GetUtcNow() - began, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12.1));
        var details = await lab.Queries.StepAsync(run.Step("flaky").Id, default);
        Assert.Equal([StepState.Succeeded, StepState.Failed, StepState.Failed], details!.Attempts.Select(attempt => attempt.State));
        Assert.Equal("try 2", details.Attempts[1].Error);
    }

    [Fact]
    public async Task Run_RetriesUsedUp_FailsVisiblyAndTheRestDoesNotStart()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var bad = dag.Run<int>("bad", (_, _) => throw new InvalidOperationException("the reason")).Retry(1);
            dag.Nothing("after").After(bad);
            dag.Nothing("beside");
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal((StepState.Failed, 2), (run.Step("bad").State, run.Step("bad").Attempt));
        Assert.Equal(StepState.UpstreamFailed, run.Step("after").State);
        Assert.Equal(StepState.Succeeded, run.Step("beside").State);
        Assert.Contains("the reason", (await lab.Queries.StepAsync(run.Step("bad").Id, default))!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StepKnowsThatARetryIsUseless_FailsAtOnce()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Throws("bad").Retry(5)));

        Assert.Equal(1, (await lab.TriggerAsync()).Step("bad").Attempt);
    }

    [Fact]
    public async Task Run_FailedMiddleWithCleanUpAfter_IsStillFailed()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var bad = dag.Throws("bad");
            dag.Nothing("clean-up").After(bad).On(TriggerRule.AllDone);
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Failed, StepState.Succeeded), (run.State, run.Step("clean-up").State));
    }

    [Fact]
    public async Task Run_AllowedFailure_Succeeds()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Throws("optional").AllowFailure()));

        Assert.Equal(RunState.Succeeded, (await lab.TriggerAsync()).State);
    }

    [Fact]
    public async Task Run_Branch_SkipsTheOtherAndJoins()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var size = dag.Gives("size", 7);
            var route = dag.Branch("route", size, value => value > 5 ? "big" : "small");
            var big = dag.Nothing("big").After(route.When("big"));
            var small = dag.Nothing("small").After(route.When("small"));
            dag.Nothing("join").After(big, small).On(TriggerRule.NoneFailedMinOneSuccess);
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal(
            (RunState.Succeeded, StepState.Succeeded, StepState.Skipped, StepState.Succeeded),
            (run.State, run.Step("big").State, run.Step("small").State, run.Step("join").State));
    }

    [Fact]
    public async Task Run_SkippedByItself_SkipsWhatNeedsIt()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var nothing = dag.Run<int>("maybe", (_, _) => throw new StepSkippedException("no data"));
            dag.Nothing("after").After(nothing);
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Succeeded, StepState.Skipped, StepState.Skipped), (run.State, run.Step("maybe").State, run.Step("after").State));
    }

    [Fact]
    public async Task Run_Mapped_RunsOncePerItemAndGivesTheList()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var list = dag.Gives<IReadOnlyList<int>>("list", [1, 2, 3]);
            var squares = dag.Map("square", list, (int item, StepContext _, CancellationToken _) => Task.FromResult(item * item));
            dag.Run("sum", squares, (items, _, _) => Task.FromResult(items.Sum()));
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal("14", (await lab.Queries.StepAsync(run.Step("sum").Id, default))!.Output);
        Assert.Equal(3, run.Steps.Count(step => step is { Name: "square", MapIndex: >= 0, State: StepState.Succeeded }));
    }

    [Fact]
    public async Task Run_MappedOverNothing_GivesAnEmptyList()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var list = dag.Gives<IReadOnlyList<int>>("list", []);
            var squares = dag.Map("square", list, (int item, StepContext _, CancellationToken _) => Task.FromResult(item * item));
            dag.Run("count", squares, (items, _, _) => Task.FromResult(items.Count));
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal("0", (await lab.Queries.StepAsync(run.Step("count").Id, default))!.Output);
    }

    [Fact]
    public async Task Run_OneMappedStepFails_TheMapFails()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var list = dag.Gives<IReadOnlyList<int>>("list", [1, 0]);
            dag.Map("divide", list, (int item, StepContext _, CancellationToken _) => Task.FromResult(1 / item));
        }));

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Failed, StepState.Succeeded, StepState.Failed), (run.State, run.Step("divide", 0).State, run.Step("divide", 1).State));
    }

    [Fact]
    public async Task Run_Sensor_LooksUntilItIsThere()
    {
        var looks = 0;
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
            dag.WaitFor("there", TimeSpan.FromMinutes(1), (_, _) => Task.FromResult(++looks < 4 ? SensorAnswer<int>.NotYet($"look {looks}") : SensorAnswer<int>.Done(looks)))));
        var began = lab.Time.GetUtcNow();

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Succeeded, 4), (run.State, looks));
        Assert.Equal(TimeSpan.FromMinutes(3), lab.Time.GetUtcNow() - began);
    }

    [Fact]
    public async Task Run_SensorTakesTooLong_Fails()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
            dag.WaitFor("never", TimeSpan.FromMinutes(1), (_, _) => Task.FromResult(SensorAnswer<int>.NotYet("no"))).Timeout(TimeSpan.FromMinutes(10))));

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Step("never").State));
        Assert.Contains("took longer", run.Step("never").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Parameters_ReachTheStepOrTheirDefaults()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            dag.Parameters(new Size(3));
            dag.Run("echo", (context, _) => Task.FromResult(context.Parameters<Size>().Rows));
        }));

        var usual = await lab.TriggerAsync();
        await lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        var other = await lab.TriggerAsync(parameters: """{"rows":8}""");

        Assert.Equal("3", (await lab.Queries.StepAsync(usual.Step("echo").Id, default))!.Output);
        Assert.Equal("8", (await lab.Queries.StepAsync(other.Step("echo").Id, default))!.Output);
    }

    private sealed record Size(int Rows);
}
