using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Visa.Orchestrator.Dags;

/// <summary>A validated DAG: its plan, and its steps in an order that respects the edges.</summary>
public sealed partial class DagDefinition
{
    private readonly Dictionary<string, Step> _byName;

    private DagDefinition(string name, DagPlan plan, IReadOnlyList<Step> steps)
    {
        Name = name;
        Plan = plan;
        Steps = steps;
        _byName = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        GraphJson = JsonSerializer.Serialize(steps.Select(step => new
        {
            step.Name,
            step.Work.Kind,
            Rule = step.Rule.ToString(),
            After = step.Edges.Select(edge => new { edge.From.Name, edge.Label }),
            Over = step.Over?.Name,
        }), JsonSerializerOptions.Web);
        VersionHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GraphJson)))[..12];
    }

    public string Name { get; }

    public DagPlan Plan { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The structure that a run is pinned to.</summary>
    public string GraphJson { get; }

    public string VersionHash { get; }

    public Step? Find(string step) => _byName.GetValueOrDefault(step);

    /// <summary>The step and all that start after it, directly or not.</summary>
    public IReadOnlySet<string> DownstreamOf(string step)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { step };
        foreach (var later in Steps)
        {
            if (later.Edges.Any(edge => reached.Contains(edge.From.Name)))
            {
                reached.Add(later.Name);
            }
        }

        return reached;
    }

    /// <exception cref="InvalidOperationException">The DAG cannot run, and why.</exception>
    public static DagDefinition Build(string name, IDag dag, IReadOnlySet<string>? pools = null)
    {
        if (!DagName().IsMatch(name))
        {
            throw new InvalidOperationException($"'{name}' cannot name a DAG. Use lower-case letters, digits and dashes, such as 'visa-pipeline'.");
        }

        var builder = new DagBuilder();
        dag.Configure(builder);
        if (builder.Steps.Count == 0)
        {
            throw new InvalidOperationException($"DAG '{name}' has no steps.");
        }

        foreach (var step in builder.Steps)
        {
            Validate(name, step, builder.Steps, pools);
        }

        return new DagDefinition(name, builder.Plan, builder.Steps);
    }

    private static void Validate(string dag, Step step, IReadOnlyList<Step> steps, IReadOnlySet<string>? pools)
    {
        var where = $"Step '{step.Name}' of DAG '{dag}'";
        if (!StepName().IsMatch(step.Name))
        {
            throw new InvalidOperationException($"{where}: the name may have letters, digits, '-', '_' and '.'.");
        }

        foreach (var edge in step.Edges)
        {
            if (!steps.TakeWhile(earlier => earlier != step).Contains(edge.From))
            {
                throw new InvalidOperationException($"{where} waits for '{edge.From.Name}', which is not a step that comes before it in this DAG.");
            }

            if (edge.Label is not null && edge.From.Work is not Visa.Orchestrator.Steps.InProcessWork { IsBranch: true })
            {
                throw new InvalidOperationException($"{where} waits for the branch '{edge.Label}' of '{edge.From.Name}', which chooses none. Make it with Branch.");
            }
        }

        if (step.Pool is { } pool && pools?.Contains(pool) == false)
        {
            throw new InvalidOperationException($"{where} is in the pool '{pool}', which is not configured. Add Orchestrator:Pools:{pool} with its number of slots.");
        }

        if (step is { IsRestartable: false, Retries: > 0 })
        {
            throw new InvalidOperationException($"{where} must not be started again and yet has retries. Drop one of the two.");
        }

        if (step.TotalTimeout < step.AttemptTimeout)
        {
            throw new InvalidOperationException($"{where}: all attempts together may take {step.TotalTimeout}, one alone {step.AttemptTimeout}. Raise the first.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}$")]
    private static partial Regex DagName();

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,80}$")]
    private static partial Regex StepName();
}
