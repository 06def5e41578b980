namespace Visa.Orchestrator.Scheduling;

/// <summary>Who schedules: the name outlives a restart, the instance does not.</summary>
public sealed record NodeIdentity(string Name, string Instance);
