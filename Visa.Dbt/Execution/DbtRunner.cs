using Visa.Dbt.Artifacts;
using Visa.Dbt.Compilation;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Projects;
using Visa.Dbt.Selection;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Execution;

/// <summary>
/// The embedded runner: reads a dbt project, runs a command on what is selected, writes dbt's artefacts. Throws <see cref="DbtException"/>
/// for a project or a command that is not understood (dbt's exit code 2); what goes wrong with a node is in its result.
/// </summary>
/// <param name="connect">The warehouse of a target.</param>
public sealed class DbtRunner(Func<Target, IWarehouse> connect, TimeProvider time, IRunObserver observer)
{
    public async Task<RunOutcome> RunAsync(DbtCommand command, Invocation invocation, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (command == DbtCommand.Retry) (command, invocation) = LastRun.Read(invocation);
        var project = ProjectLoader.Load(invocation);
        var manifest = ManifestReader.Read(project, invocation);
        var nodes = new NodeSelector(manifest.Graph).Select(invocation.Select, invocation.Exclude, node => IsWanted(command, node) && IsAsked(invocation, node), observer.Told);
        observer.Found([.. manifest.Graph.Nodes], project.Target);
        if (nodes.Count == 0 && command != DbtCommand.Parse) observer.Told("Nothing to do. Try checking your model configs and model specification args");
        var results = command is DbtCommand.Parse or DbtCommand.List || nodes.Count == 0 ? [] : await RunAsync(command, manifest, nodes, cancellationToken);
        var outcome = new RunOutcome(command, results, time.GetElapsedTime(started)) { Nodes = nodes };
        if (command != DbtCommand.List) await WriteAsync(command, manifest, outcome, cancellationToken);
        return outcome;
    }

    private static bool IsAsked(Invocation invocation, Node node) =>
        (invocation.OnlyIds?.Contains(node.UniqueId) ?? true) && (invocation.ResourceTypes.Count == 0 || invocation.ResourceTypes.Contains(node.Type.Name()));

    /// <summary>What a command acts on.</summary>
    private static bool IsWanted(DbtCommand command, Node node) => command switch
    {
        DbtCommand.Run => node.Type == ResourceType.Model && !node.IsEphemeral,
        DbtCommand.Test => node.Type is ResourceType.Test or ResourceType.UnitTest,
        DbtCommand.Seed => node.Type == ResourceType.Seed,
        DbtCommand.Compile => node.Type is ResourceType.Model or ResourceType.Test,
        DbtCommand.SourceFreshness => node is { Type: ResourceType.Source, Freshness: not null },
        DbtCommand.List or DbtCommand.Parse or DbtCommand.DocsGenerate => node.Type != ResourceType.Operation,
        _ => node.Type is ResourceType.Seed or ResourceType.Test or ResourceType.UnitTest or ResourceType.Exposure || (node.Type == ResourceType.Model && !node.IsEphemeral),
    };

    private async Task<IReadOnlyList<NodeResult>> RunAsync(DbtCommand command, Manifest manifest, IReadOnlyList<Node> nodes, CancellationToken cancellationToken)
    {
        var target = manifest.Project.Target;
        if (target.Type != "redshift")
            throw DbtException.NotHere($"The target '{target.Name}' of type {target.Type}", "It reaches targets of type redshift by the Redshift Data API; with dbt on PATH, that one is run.");
        var warehouse = connect(target);
        var relations = manifest.Graph.Nodes.Where(node => node.Type is ResourceType.Model or ResourceType.Seed).Select(node => node.Relation!);
        var cache = await RelationCache.ReadAsync(warehouse, relations.Select(relation => relation.Schema), cancellationToken);
        var runner = new NodeRunner(manifest, new Compiler(manifest, cache, observer.Told), warehouse, cache, time);
        if (command is DbtCommand.Compile or DbtCommand.DocsGenerate)
        {
            if (command == DbtCommand.DocsGenerate) await CatalogWriter.WriteAsync(manifest, warehouse, time, cancellationToken);
            return await CompileAsync(manifest, new Compiler(manifest, cache, observer.Told), nodes, cancellationToken);
        }
        if (command == DbtCommand.SourceFreshness) return await RunPlanAsync(RunPlan.Make(manifest.Graph, nodes, testsHoldBack: false), manifest, runner, cancellationToken);
        await CreateSchemasAsync(warehouse, nodes, cancellationToken);
        var results = new List<NodeResult>(await RunHooksAsync(manifest, runner, "on-run-start", cancellationToken));
        if (results.Exists(result => result.Status.IsFailure())) return results;
        results.AddRange(await RunPlanAsync(RunPlan.Make(manifest.Graph, nodes, testsHoldBack: command == DbtCommand.Build), manifest, runner, cancellationToken));
        results.AddRange(await RunHooksAsync(manifest, runner, "on-run-end", cancellationToken));
        return results;
    }

    private Task<IReadOnlyList<NodeResult>> RunPlanAsync(RunPlan plan, Manifest manifest, NodeRunner runner, CancellationToken cancellationToken) =>
        new PlanRunner(plan, manifest.Project.Target.Threads, manifest.Invocation.FailsFast, observer, runner.RunAsync, time).RunAsync(cancellationToken);

    private static async Task<IReadOnlyList<NodeResult>> RunHooksAsync(Manifest manifest, NodeRunner runner, string kind, CancellationToken cancellationToken)
    {
        var results = new List<NodeResult>();
        foreach (var hook in manifest.Graph.Nodes.Where(node => node.Type == ResourceType.Operation && node.Name.Contains($"-{kind}-", StringComparison.Ordinal)))
            results.Add(await runner.RunAsync(hook, "MainThread", cancellationToken));
        return results;
    }

    private async Task<IReadOnlyList<NodeResult>> CompileAsync(Manifest manifest, Compiler compiler, IReadOnlyList<Node> nodes, CancellationToken cancellationToken)
    {
        var results = new List<NodeResult>();
        foreach (var node in nodes.Where(node => node.Type is ResourceType.Model or ResourceType.Test))
        {
            var started = time.GetUtcNow();
            compiler.Compile(node);
            await CompiledFiles.WriteAsync(manifest.Project, node, cancellationToken);
            var now = time.GetUtcNow();
            results.Add(new NodeResult(node, RunStatus.Success, "") { CompileStarted = started, ExecuteStarted = now, Completed = now, Thread = "MainThread" });
        }
        return results;
    }

    private static async Task CreateSchemasAsync(IWarehouse warehouse, IReadOnlyList<Node> nodes, CancellationToken cancellationToken)
    {
        var schemas = nodes.Where(node => node.Type is ResourceType.Model or ResourceType.Seed).Select(node => node.Relation!.Schema).Distinct(StringComparer.Ordinal).ToList();
        if (schemas.Count > 0) await warehouse.ExecuteAsync("dbt/create_schemas", [.. schemas.Select(schema => $"create schema if not exists {Sql.Quote(schema)}")], cancellationToken);
    }

    private async Task WriteAsync(DbtCommand command, Manifest manifest, RunOutcome outcome, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(manifest.Project.TargetPath);
        await ManifestWriter.WriteAsync(manifest, time, cancellationToken);
        if (command == DbtCommand.SourceFreshness) await SourcesWriter.WriteAsync(manifest, outcome, time, cancellationToken);
        else if (command != DbtCommand.Parse) await RunResultsWriter.WriteAsync(manifest, outcome, time, cancellationToken);
    }
}
