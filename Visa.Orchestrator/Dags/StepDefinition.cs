namespace Visa.Orchestrator.Dags;

/// <summary>One node of the graph.</summary>
/// <param name="RunAsync">Does the work and returns what the run page and later steps see. It may be called again after a crash, so it must be idempotent.</param>
/// <param name="After">Names of the steps that must have succeeded.</param>
public sealed record StepDefinition(string Name, Func<StepContext, CancellationToken, Task<string>> RunAsync, IReadOnlyList<string> After);
