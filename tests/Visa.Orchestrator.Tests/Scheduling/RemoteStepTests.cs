using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Tests.Scheduling;

public sealed class RemoteStepTests
{
    private static readonly Actor Somebody = new("somebody", "a test");

    [Theory]
    [InlineData("before commit: claim")]
    [InlineData("after commit: claim")]
    [InlineData("before commit: intend submission")]
    [InlineData("after commit: intend submission")]
    [InlineData("before submit")]
    [InlineData("after submit")]
    [InlineData("before commit: keep handle")]
    [InlineData("after commit: keep handle")]
    [InlineData("before describe")]
    [InlineData("before commit: end step")]
    [InlineData("after commit: end step")]
    public async Task Job_SchedulerEndsAtABoundary_IsSubmittedOnceAndSucceeds(string point)
    {
        await using var lab = await LabWithJobAsync();
        await lab.SettleAsync();
        lab.CrashAt(point);

        var run = await lab.TriggerAsync();

        Assert.Single(lab.Crashes);
        Assert.Equal((RunState.Succeeded, 1), (run.State, run.Step("job").Attempt));
        Assert.Single(lab.Service("job").Jobs);
    }

    [Fact]
    public async Task Job_AnswerLost_IsFoundNotSubmittedAgain()
    {
        await using var lab = await LabWithJobAsync();
        lab.Service("job").LosesAnswer();

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Single(lab.Service("job").Jobs);
    }

    [Fact]
    public async Task Job_HasEnded_WhatWasAskedOfTheServiceStays()
    {
        await using var lab = await LabWithJobAsync();

        var run = await lab.TriggerAsync();

        var details = (await lab.Queries.StepAsync(run.Step("job").Id, default))!;
        Assert.Contains($"job of {run.RunKey}", details.Spec, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_ServiceFull_WaitsWithoutUsingUpAnAttempt()
    {
        await using var lab = await LabWithJobAsync();
        lab.Service("job").IsFull().IsFull().IsFull();

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Succeeded, 1), (run.State, run.Step("job").Attempt));
        Assert.Single(lab.Service("job").Jobs);
    }

    [Fact]
    public async Task Job_FailsThenSucceeds_IsANewJobForTheSecondAttempt()
    {
        await using var lab = await LabWithJobAsync(job => job.Retry(1));
        lab.Service("job").Then(LabPlan.Fails(TimeSpan.FromMinutes(1), "out of memory"));

        var run = await lab.TriggerAsync();

        Assert.Equal((RunState.Succeeded, 2), (run.State, run.Step("job").Attempt));
        Assert.Equal(2, lab.Service("job").Jobs.Select(job => job.Token).Distinct().Count());
    }

    [Fact]
    public async Task Job_TakesTooLong_IsStoppedThenTriedAgain()
    {
        await using var lab = await LabWithJobAsync(job => job.Retry(1).Timeout(TimeSpan.FromMinutes(10)));
        lab.Service("job").Then(LabPlan.Succeeds(TimeSpan.FromHours(5)));

        var run = await lab.TriggerAsync();

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal([true, false], lab.Service("job").Jobs.Select(job => job.IsStopped));
    }

    [Fact]
    public async Task Job_TokenForgottenBeforeItCouldBeFound_FailsAsIndeterminate()
    {
        await using var lab = await LabWithJobAsync();
        lab.Service("job").TokenLifetime = TimeSpan.FromHours(1);
        lab.Service("job").VisibilityGrace = TimeSpan.FromHours(2);
        lab.CrashAt("before submit");

        var run = await lab.TriggerAsync();

        Assert.Equal(StepState.Failed, run.Step("job").State);
        Assert.Equal(FailureClass.Indeterminate, (await lab.Queries.StepAsync(run.Step("job").Id, default))!.FailureClass);
        Assert.Empty(lab.Service("job").Jobs);
    }

    [Fact]
    public async Task Cancel_JobGoesOn_StopsItAndWaitsForItsEnd()
    {
        await using var lab = await LabWithJobAsync();
        var key = await lab.Actions.TriggerAsync("dag", "k", null, null, null, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        var going = await lab.Queries.RunAsync("dag", key, default);
        Assert.Equal(StepState.AwaitingRemote, going!.Step("job").State);

        await lab.Actions.CancelAsync(going!.Id, Somebody, default);
        var run = await lab.UntilEndAsync("dag", key);

        Assert.Equal((RunState.Cancelled, StepState.Cancelled), (run.State, run.Step("job").State));
        Assert.True(Assert.Single(lab.Service("job").Jobs).IsStopped);
    }

    [Fact]
    public async Task Clear_JobGoesOn_StopsItBeforeTheNewOne()
    {
        await using var lab = await LabWithJobAsync();
        var key = await lab.Actions.TriggerAsync("dag", "k", null, null, null, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        var going = await lab.Queries.RunAsync("dag", key, default);

        await lab.Actions.ClearAsync(going!.Id, "job", ClearScope.Downstream, Somebody, default);
        var run = await lab.UntilEndAsync("dag", key);

        Assert.Equal((RunState.Succeeded, 2), (run.State, run.Step("job").Generation));
        Assert.Equal([true, false], lab.Service("job").Jobs.Select(job => job.IsStopped));
    }

    [Fact]
    public async Task Clear_AfterTheEnd_IsANewJobAndRunsWhatComesAfter()
    {
        await using var lab = await LabWithJobAsync();
        var run = await lab.TriggerAsync();

        await lab.Actions.ClearAsync(run.Id, "job", ClearScope.Downstream, Somebody, default);
        var again = await lab.UntilEndAsync("dag", run.RunKey);

        Assert.Equal(RunState.Succeeded, again.State);
        Assert.Equal(2, lab.Service("job").Jobs.Select(job => job.Token).Distinct().Count());
        Assert.Equal((1, 2), (again.Step("before").Generation, again.Step("after").Generation));
        Assert.Contains(await lab.Platform.AuditAsync(null, 10, default), entry => entry is { Action: "clear", Actor: "somebody", Reason: "a test" });
    }

    private static Task<OrchestratorLab> LabWithJobAsync(Func<Step<string>, Step<string>>? set = null) => OrchestratorLab.ForAsync(new TestDag(dag =>
    {
        var before = dag.Nothing("before");
        var job = (set ?? (step => step))(dag.Job("job").After(before));
        dag.Nothing("after").After(job);
    }));
}
