using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Processes;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Pipelines;

public sealed class TrainingDagTests
{
    private static readonly VerbTaskOptions OnEcs = new() { Cluster = "visa-dev", TaskDefinition = "visa-dev-training", Subnets = "subnet-1, subnet-2", SecurityGroups = "sg-1" };

    [Fact]
    public void Configure_WithoutACluster_RunsVerbsAsProcesses() => Assert.Equal(typeof(ProcessResult), OutputOf(new VerbTaskOptions()));

    [Fact]
    public void Configure_WithACluster_RunsVerbsAsTasks() => Assert.Equal(typeof(EcsTaskResult), OutputOf(OnEcs));

    [Fact]
    public async Task Run_BetterByTheMargin_PromotesByTheRecord()
    {
        var (run, lab) = await RunAsync("""{"model":"m2","with":"m1","frauds":250,"margin":0.005,"verdict":"better"}""");
        await using var _ = lab;

        Assert.Equal(StepState.Succeeded, run.Step("promote").State);
        Assert.Contains("models/comparisons/x.json", Assert.Single(lab.Service("promote").Jobs).Spec, StringComparison.Ordinal);
        Assert.Equal(StepState.Skipped, run.Step("wait-for-labels").State);
    }

    [Theory]
    [InlineData("""{"frauds":250,"verdict":"not_shown"}""")]
    [InlineData("""{"frauds":250,"verdict":"worse"}""")]
    public async Task Run_NotShownToBeBetter_PromotesNothing(string record)
    {
        var (run, lab) = await RunAsync(record);
        await using var _ = lab;

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Empty(lab.Service("promote").Jobs);
    }

    [Theory]
    [InlineData("""{"verdict":"too_early","reason":"labels are mature until 2026-02-01"}""", "labels are mature until 2026-02-01")]
    [InlineData("""{"frauds":99,"verdict":"better"}""", "99 matured frauds are too few to promote by; 100 are needed")]
    public async Task Run_LabelsAreNotMature_SaysWhatItWaitsFor(string record, string words)
    {
        var (run, lab) = await RunAsync(record);
        await using var _ = lab;

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Empty(lab.Service("promote").Jobs);
        Assert.Contains(words, run.Step("wait-for-labels").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PromotionIsForPeople_PutsForward()
    {
        var (run, lab) = await RunAsync("""{"frauds":250,"verdict":"better"}""", new TrainingDagOptions { Promotes = false });
        await using var _ = lab;

        Assert.Equal(StepState.Succeeded, run.Step("put-forward").State);
        Assert.DoesNotContain(run.Steps, step => step.Name == "promote");
    }

    [Fact]
    public void TaskOf_GivesTheVerbToTheContainerOfScoring()
    {
        var task = new ScoringVerbs(Options.Create(OnEcs)).TaskOf(["compare", "--json"]);

        Assert.Equal(("visa-dev", "visa-dev-training", "scoring"), (task.Cluster, task.TaskDefinition, task.Container));
        Assert.Equal(["compare", "--json"], task.Command);
        Assert.Equal(["subnet-1", "subnet-2"], task.Subnets);
        Assert.Equal(["sg-1"], task.SecurityGroups);
    }

    [Fact]
    public void Validate_AClusterAlone_SaysWhatIsMissing()
    {
        var problem = Assert.Single(new VerbTaskOptions { Cluster = "visa-dev" }.Validate(new ValidationContext(OnEcs)));

        Assert.Contains("TaskDefinition, Subnets and SecurityGroups", problem.ErrorMessage, StringComparison.Ordinal);
    }

    /// <summary>With a comparison that left this record.</summary>
    private static async Task<(RunView Run, OrchestratorLab Lab)> RunAsync(string record, TrainingDagOptions? options = null)
    {
        var dag = new TrainingDag(Options.Create(options ?? new TrainingDagOptions()), new ScoringVerbs(Options.Create(new VerbTaskOptions())));
        var lab = await OrchestratorLab.ForAsync(new Dictionary<string, IDag> { ["model-training"] = dag });
        lab.Instead("read-comparison", _ => RecordedComparison.Read("models/comparisons/x.json", System.Text.Encoding.UTF8.GetBytes(record)));
        return (await lab.TriggerAsync("model-training"), lab);
    }

    private static Type OutputOf(VerbTaskOptions tasks)
    {
        var dag = DagDefinition.Build("model-training", new TrainingDag(Options.Create(new TrainingDagOptions()), new ScoringVerbs(Options.Create(tasks))), new HashSet<string>());
        return Assert.IsType<Step>(dag.Steps.Single(step => step.Name == "compare"), exactMatch: false).GetType().GetGenericArguments().Single();
    }
}
