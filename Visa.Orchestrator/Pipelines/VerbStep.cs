using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>A step that runs a verb of Scoring's program.</summary>
/// <param name="Verb">Also the step's name.</param>
/// <param name="Arguments">What follows the verb.</param>
/// <param name="Timeout">Of one attempt.</param>
internal sealed record VerbStep(string Verb, Func<StepContext, IReadOnlyList<string>> Arguments, TimeSpan Timeout)
{
    /// <summary>The step or branch before; null for none.</summary>
    public Edge? After { get; init; }

    /// <summary>The asset that is updated when the verb has succeeded; null for none.</summary>
    public string? Updates { get; init; }

    /// <summary>Before the one other attempt.</summary>
    public Backoff Pause { get; init; } = Backoff.Constant(TimeSpan.FromMinutes(5));
}
