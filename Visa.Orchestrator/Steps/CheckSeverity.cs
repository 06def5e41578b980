namespace Visa.Orchestrator.Steps;

public enum CheckSeverity
{
    /// <summary>A check that is not met fails its step, and what comes after does not start.</summary>
    Block,

    /// <summary>It is only said.</summary>
    Warn,
}
