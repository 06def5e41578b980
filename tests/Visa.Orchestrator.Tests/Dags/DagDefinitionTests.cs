using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Tests.Dags;

public sealed class DagDefinitionTests
{
    [Fact]
    public void Build_StepsInOrder_KeepsEdgesAndHash()
    {
        var dag = DagAssert.Valid(new TestDag(Diamond));
        var same = DagAssert.Valid(new TestDag(Diamond));

        Assert.Equal(["a", "b", "c", "d"], dag.Steps.Select(step => step.Name));
        Assert.Equal(["b", "c"], dag.Find("d")!.Edges.Select(edge => edge.From.Name));
        Assert.Equal(same.VersionHash, dag.VersionHash);
        Assert.Equal(["b", "d"], dag.DownstreamOf("b").Order());
    }

    [Fact]
    public void Build_NoSteps_Throws() => Refused("no steps", _ => { });

    [Fact]
    public void Build_NameTwice_Throws() => Refused("Two steps are called 'a'", dag =>
    {
        dag.Nothing("a");
        dag.Nothing("a");
    });

    [Fact]
    public void Build_StepOfAnotherDag_Throws()
    {
        Step<int>? foreign = null;
        _ = DagAssert.Valid(new TestDag(dag => foreign = dag.Nothing("x")));

        Refused("not a step that comes before", dag => dag.Nothing("a").After(foreign!));
    }

    [Fact]
    public void Build_EdgeToALaterStep_Throws() => Refused("not a step that comes before", dag =>
    {
        var first = dag.Nothing("a");
        first.After(dag.Nothing("b"));
    });

    [Fact]
    public void Build_UnknownPool_NamesTheSetting() => Refused("Orchestrator:Pools:glue", dag => dag.Nothing("a").InPool("glue"));

    [Fact]
    public void Build_RetriesOfWhatMayNotRestart_Throws() => Refused("must not be started again", dag => dag.Nothing("a").NotRestartable().Retry(1));

    [Fact]
    public void Build_TotalShorterThanAttempt_Throws() => Refused("Raise the first", dag => dag.Nothing("a").Timeout(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1)));

    [Fact]
    public void Build_LabelOfWhatIsNoBranch_Throws() => Refused("chooses none", dag =>
    {
        var first = dag.Nothing("a");
        dag.Nothing("b").After(first.When("left"));
    });

    [Fact]
    public void Build_BadName_SaysWhatIsAllowed() => Assert.Contains(
        "lower-case", Assert.Throws<InvalidOperationException>(() => DagAssert.Valid(new TestDag(Diamond), "My Dag")).Message, StringComparison.Ordinal);

    private static void Diamond(DagBuilder dag)
    {
        var a = dag.Nothing("a");
        var b = dag.Nothing("b").After(a);
        var c = dag.Nothing("c").After(a);
        dag.Nothing("d").After(b, c);
    }

    private static void Refused(string words, Action<DagBuilder> configure)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => DagAssert.Valid(new TestDag(configure)));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }
}
