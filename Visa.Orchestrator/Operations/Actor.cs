namespace Visa.Orchestrator.Operations;

/// <summary>Who does something, and why; both go to the audit log.</summary>
public sealed record Actor(string Name, string? Reason);
