namespace Visa.Orchestrator.Views;

public sealed record NodeView(string Instance, string Name, int ProcessId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? StoppedAt, int HeldSteps);
