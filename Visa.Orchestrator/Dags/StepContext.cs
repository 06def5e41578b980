namespace Visa.Orchestrator.Dags;

/// <summary>What a step may know of its run.</summary>
/// <param name="Outputs">What each earlier step of the run returned, by step name.</param>
public sealed record StepContext(string Dag, DataInterval Interval, IReadOnlyDictionary<string, string> Outputs);
