using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Steps;

/// <summary>Which run, and which try of which step.</summary>
/// <param name="TraceParent">W3C trace context of this attempt, to be handed on.</param>
public sealed record RunIdentity(string Dag, string RunKey, DataInterval? Interval, string? Parameters, int Generation, int Attempt, string TraceParent);
