using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Processes;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Steps that run a verb of Scoring's program: as an ECS task where a cluster is set, else as a process of this machine.</summary>
internal sealed class ScoringVerbs(TrainingDagOptions training, VerbTaskOptions tasks)
{
    private const string Container = "scoring";

    /// <param name="after">The step before; null for none.</param>
    /// <param name="asset">What is updated when the verb has succeeded; null for nothing.</param>
    public Edge Add(DagBuilder dag, string verb, Func<StepContext, IReadOnlyList<string>> arguments, Edge? after, string? asset)
    {
        if (string.IsNullOrEmpty(tasks.Cluster))
        {
            return SetUp(dag.Process(verb, run => new ProcessSpec("dotnet", [training.ScoringAssembly, verb, "--json", .. arguments(run)], new Dictionary<string, string>())), after, asset);
        }

        return SetUp(dag.EcsTask(verb, run => TaskOf([verb, "--json", .. arguments(run)])), after, asset);
    }

    internal EcsTaskSpec TaskOf(IReadOnlyList<string> command) => new(
        tasks.Cluster!, tasks.TaskDefinition!, Container, command, new Dictionary<string, string>(), Listed(tasks.Subnets!), Listed(tasks.SecurityGroups!));

    private Step<T> SetUp<T>(Step<T> step, Edge? after, string? asset)
    {
        step.Retry(1, Backoff.Constant(TimeSpan.FromMinutes(5))).Timeout(training.VerbTimeout);
        if (after is not null) step.After(after);
        return asset is null ? step : step.Updates(asset);
    }

    private static string[] Listed(string ids) => ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
