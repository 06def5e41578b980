namespace Visa.Orchestrator.Dags;

/// <summary>An edge of the graph: the step before, and the branch of it that leads here (null for any).</summary>
public sealed record Edge(Step From, string? Label = null)
{
    public static implicit operator Edge(Step step) => new(step);
}
