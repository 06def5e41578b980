using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Processes;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Adds steps that run a verb of Scoring's program: as an ECS task where a cluster is set, else as a process of this machine.</summary>
public sealed class ScoringVerbs(IOptions<VerbTaskOptions> options)
{
    private const string Container = "scoring";

    private readonly VerbTaskOptions _tasks = options.Value;

    /// <summary>Whether there is something to run: a cluster, or the program on this machine.</summary>
    public bool CanRun => HasCluster || File.Exists(_tasks.ScoringAssembly);

    private bool HasCluster => !string.IsNullOrEmpty(_tasks.Cluster);

    internal Edge Add(DagBuilder dag, VerbStep step) => HasCluster
        ? SetUp(dag.EcsTask(step.Verb, run => TaskOf([step.Verb, "--json", .. step.Arguments(run)])), step)
        : SetUp(dag.Process(step.Verb, run => new ProcessSpec("dotnet", [_tasks.ScoringAssembly, step.Verb, "--json", .. step.Arguments(run)], new Dictionary<string, string>())), step);

    internal EcsTaskSpec TaskOf(IReadOnlyList<string> command) => new(
        _tasks.Cluster!, _tasks.TaskDefinition!, Container, command, new Dictionary<string, string>(), Listed(_tasks.Subnets!), Listed(_tasks.SecurityGroups!));

    private static Step<T> SetUp<T>(Step<T> added, VerbStep step)
    {
        added.Retry(1, step.Pause).Timeout(step.Timeout);
        if (step.After is { } before) added.After(before);
        return step.Updates is { } asset ? added.Updates(asset) : added;
    }

    private static string[] Listed(string ids) => ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
