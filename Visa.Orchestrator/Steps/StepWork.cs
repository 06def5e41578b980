namespace Visa.Orchestrator.Steps;

/// <summary>What a step does, without its types.</summary>
public abstract record StepWork
{
    /// <summary>In the graph and on pages.</summary>
    public abstract string Kind { get; }
}
