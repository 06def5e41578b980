namespace Visa.Orchestrator.Steps;

/// <summary>A part of a step's work, such as a dbt model or test.</summary>
/// <param name="State">In the words of who does the work: running, success, error, skipped.</param>
public sealed record StepPart(string Name, string Kind, string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long? Rows = null, string? Message = null);
