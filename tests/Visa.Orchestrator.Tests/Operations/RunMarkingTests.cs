using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Operations;

public sealed class RunMarkingTests
{
    private static readonly Actor Somebody = new("somebody", "a test");

    [Fact]
    public async Task Mark_FailedRunAsSucceeded_AllItsStepsAre()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var first = dag.Throws("first");
            dag.Nothing("last").After(first);
        }));
        var run = await lab.TriggerAsync();

        await lab.Actions.MarkRunAsync(run.Id, hasSucceeded: true, Somebody, default);

        var marked = (await lab.Queries.RunAsync(run.Id, default))!;
        Assert.Equal((RunState.Failed, RunState.Succeeded), (run.State, marked.State));
        Assert.All(marked.Steps, step => Assert.Equal((StepState.Succeeded, null), (step.State, step.Error)));
        Assert.Contains(await lab.Platform.AuditAsync(null, 10, default), entry => entry is { Action: "mark run succeeded", Actor: "somebody", Reason: "a test" });
    }

    [Theory]
    [InlineData(true, "Succeeded", "Succeeded", "Succeeded")]
    [InlineData(false, "Failed", "Failed", "Cancelled")]
    public async Task Mark_RunWhoseJobGoesOn_StopsTheJobFirst(bool hasSucceeded, string run, string job, string last)
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var job = dag.Job("job");
            dag.Nothing("last").After(job);
        }));
        lab.Service("job").Usually = LabPlan.Succeeds(TimeSpan.FromHours(9));
        var going = await GoingAsync(lab);

        await lab.Actions.MarkRunAsync(going.Id, hasSucceeded, Somebody, default);
        var marked = await lab.UntilEndAsync("dag", going.RunKey);

        Assert.True(Assert.Single(lab.Service("job").Jobs).IsStopped);
        Assert.Equal(run, marked.State.ToString());
        Assert.Equal((job, last), (marked.Step("job").State.ToString(), marked.Step("last").State.ToString()));
    }

    [Fact]
    public async Task Mark_RunOverAList_ItsItemsAndWhatFollows()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var list = dag.Gives<IReadOnlyList<int>>("list", [1, 2]);
            var each = dag.Map<int, int>("each", list, (_, _, _) => throw new InvalidOperationException("no")).Retry(5, Backoff.Constant(TimeSpan.FromHours(1)));
            dag.Nothing("last").After(each);
        }));
        var going = await GoingAsync(lab);

        await lab.Actions.MarkRunAsync(going.Id, hasSucceeded: true, Somebody, default);

        var marked = (await lab.Queries.RunAsync(going.Id, default))!;
        Assert.Equal(RunState.Succeeded, marked.State);
        Assert.All(marked.Steps, step => Assert.Equal(StepState.Succeeded, step.State));
    }

    [Fact]
    public async Task Mark_SucceededRunAsFailed_IsFailedUntilItIsCleared()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Nothing()));
        var run = await lab.TriggerAsync();
        await lab.Actions.MarkRunAsync(run.Id, hasSucceeded: false, Somebody, default);
        Assert.Equal(RunState.Failed, (await lab.Queries.RunAsync(run.Id, default))!.State);

        await lab.Actions.ClearAsync(run.Id, null, ClearScope.Run, Somebody, default);

        Assert.Equal(RunState.Succeeded, (await lab.UntilEndAsync("dag", run.RunKey)).State);
    }

    [Fact]
    public async Task Mark_QueuedRun_EndsWithoutHavingStarted()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Nothing()));
        await lab.SettleAsync();
        await lab.Actions.PauseAsync("dag", isPaused: true, Somebody, default);
        var going = await GoingAsync(lab);

        await lab.Actions.MarkRunAsync(going.Id, hasSucceeded: true, Somebody, default);

        Assert.Equal((RunState.Queued, RunState.Succeeded), (going.State, (await lab.Queries.RunAsync(going.Id, default))!.State));
    }

    [Fact]
    public async Task Mark_AsWhatItIs_IsRefused()
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag => dag.Nothing()));
        var run = await lab.TriggerAsync();

        await Assert.ThrowsAsync<ActionRefusedException>(() => lab.Actions.MarkRunAsync(run.Id, hasSucceeded: true, Somebody, default));
    }

    /// <summary>A run that has not ended, after some minutes.</summary>
    private static async Task<RunView> GoingAsync(OrchestratorLab lab)
    {
        await lab.SettleAsync();
        var key = await lab.Actions.TriggerAsync("dag", null, null, null, null, Somebody, default);
        await lab.AdvanceAsync(TimeSpan.FromMinutes(3));
        return (await lab.Queries.RunAsync("dag", key, default))!;
    }
}
