using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Pages.Graphs;

/// <summary>The nodes of a run's graph; the items of a mapped step are one node.</summary>
internal static class RunGraph
{
    public static IReadOnlyList<GraphNode> Of(RunView run, DateTimeOffset now) =>
        [.. run.Steps.Where(step => step.MapIndex == StepRow.Whole).Select(step => new GraphNode(step.Name, step.Kind, step.After, step.State, PageLinks.Step(step.Id), Note(step, run, now)))];

    private static string Note(StepView step, RunView run, DateTimeOffset now)
    {
        var items = run.Steps.Where(other => other.Name == step.Name && other.MapIndex != StepRow.Whole).ToList();
        if (items.Count > 0)
        {
            return $"{items.Count(item => item.State.IsEnd())} of {items.Count} items";
        }

        var took = step.StartedAt is { } start ? $", {PageText.Took(start, step.EndedAt ?? now)}" : "";
        return $"{PageText.Words(step.State)}{took}";
    }
}
