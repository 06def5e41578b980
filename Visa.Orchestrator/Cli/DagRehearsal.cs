using System.Text.Json;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.ServiceDefaults;

namespace Visa.Orchestrator.Cli;

/// <summary><c>dag test</c>: checks a DAG and plays one run of it in virtual time; nothing outside is touched.</summary>
internal static class DagRehearsal
{
    private const int IntervalsShown = 3;

    public static async Task<int> RunAsync(DagArguments arguments)
    {
        if (Environment.GetEnvironmentVariable("AWS_REGION") is null)
        {
            // Clients of AWS are made, not called; they want a region all the same.
            Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
        }

        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.AddBatch().AddRemoteSteps().AddOrchestrator().AddPipelines();
        using var host = builder.Build();
        var name = arguments.Word(1, "a DAG");
        var named = host.Services.GetServices<NamedDag>().FirstOrDefault(dag => dag.Name == name)
            ?? throw new InvalidOperationException($"There is no DAG '{name}'. There are: {string.Join(", ", host.Services.GetServices<NamedDag>().Select(dag => dag.Name))}.");
        var pools = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<OrchestratorOptions>>().Value.Pools;
        var definition = DagDefinition.Build(name, named.Dag, pools.Keys.ToHashSet(StringComparer.Ordinal));
        await using var lab = await OrchestratorLab.ForAsync(
            new Dictionary<string, IDag> { [name] = named.Dag }, new LabOptions { Now = TimeProvider.System.GetUtcNow(), Pools = pools, IsRehearsal = true });
        foreach (var step in definition.Steps.Where(step => step.Work is InProcessWork))
        {
            // A branch takes the first way that there is.
            var label = definition.Steps.SelectMany(later => later.Edges).FirstOrDefault(edge => edge.From.Name == step.Name && edge.Label is not null)?.Label;
            lab.Instead<object?>(step.Name, _ => label);
        }

        var run = await lab.TriggerAsync(name);
        await PrintAsync(arguments, definition, run.State, [.. run.Steps.Select(step => $"{step.Name}: {step.State}")], lab.Time.GetUtcNow());
        return run.State == RunState.Succeeded ? 0 : 1;
    }

    private static async Task PrintAsync(DagArguments arguments, DagDefinition dag, RunState state, IReadOnlyList<string> steps, DateTimeOffset now)
    {
        var next = dag.Plan.Schedule?.Between(now, DateTimeOffset.MaxValue.AddDays(-2)).Take(IntervalsShown).Select(interval => interval.ToString()).ToList() ?? [];
        if (arguments.Has("--json"))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { dag.Name, dag.VersionHash, State = state.ToString(), Steps = steps, Next = next }, JsonSerializerOptions.Web));
            return;
        }

        await Console.Out.WriteLineAsync($"{dag.Name} is valid ({dag.VersionHash}); a played run: {state}");
        foreach (var step in dag.Steps)
        {
            var after = step.Edges.Count == 0 ? "" : $" after {string.Join(", ", step.Edges.Select(edge => edge.Label is null ? edge.From.Name : $"{edge.From.Name}={edge.Label}"))}";
            await Console.Out.WriteLineAsync($"  {step.Name} ({step.Work.Kind}){after}");
        }

        foreach (var interval in next)
        {
            await Console.Out.WriteLineAsync($"  next {interval}");
        }
    }
}
