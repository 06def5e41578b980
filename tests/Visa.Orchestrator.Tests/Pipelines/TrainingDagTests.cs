using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Processes;

namespace Visa.Orchestrator.Tests.Pipelines;

public sealed class TrainingDagTests
{
    private static readonly VerbTaskOptions OnEcs = new() { Cluster = "visa-dev", TaskDefinition = "visa-dev-training", Subnets = "subnet-1, subnet-2", SecurityGroups = "sg-1" };

    [Fact]
    public void Configure_WithoutACluster_RunsVerbsAsProcesses() => Assert.Equal(typeof(ProcessResult), OutputOf(new VerbTaskOptions()));

    [Fact]
    public void Configure_WithACluster_RunsVerbsAsTasks() => Assert.Equal(typeof(EcsTaskResult), OutputOf(OnEcs));

    [Fact]
    public void TaskOf_GivesTheVerbToTheContainerOfScoring()
    {
        var task = new ScoringVerbs(new TrainingDagOptions(), OnEcs).TaskOf(["compare", "--json"]);

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

    private static Type OutputOf(VerbTaskOptions tasks)
    {
        var dag = DagDefinition.Build("model-training", new TrainingDag(Options.Create(new TrainingDagOptions()), Options.Create(tasks)), new HashSet<string>());
        return Assert.IsType<Step>(dag.Steps.Single(step => step.Name == "compare"), exactMatch: false).GetType().GetGenericArguments().Single();
    }
}
