namespace Visa.Orchestrator.Remote.Processes;

/// <summary>A program of this machine that outlives a restart of the orchestrator.</summary>
/// <param name="Environment">Over the orchestrator's own. It is stored with the attempt, so no secrets.</param>
/// <param name="Directory">Where it runs; the job's own directory when null.</param>
public sealed record ProcessSpec(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string? Directory = null);
