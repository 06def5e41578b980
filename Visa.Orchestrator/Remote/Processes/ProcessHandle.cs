namespace Visa.Orchestrator.Remote.Processes;

/// <summary>A process by the directory that is its record: who runs it, what it wrote, how it ended.</summary>
public sealed record ProcessHandle(string JobDirectory);
