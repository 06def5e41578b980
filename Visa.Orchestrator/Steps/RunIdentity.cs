using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Steps;

/// <summary>Which run, and which try of which step.</summary>
/// <param name="Generation">1, and one more whenever somebody has cleared the step.</param>
/// <param name="TraceParent">W3C trace context of this attempt, to be handed on.</param>
public sealed record RunIdentity(string Dag, string RunKey, DataInterval? Interval, string? Parameters, int Generation, int Attempt, string TraceParent)
{
    /// <summary>Whether somebody has asked for the step to run again.</summary>
    public bool IsCleared => Generation > 1;
}
