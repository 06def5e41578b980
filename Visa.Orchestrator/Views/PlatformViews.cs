namespace Visa.Orchestrator.Views;

public sealed record PoolView(string Name, int Slots, int Held, int Waiting, IReadOnlyList<string> Holders);

public sealed record NodeView(string Instance, string Name, int ProcessId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? StoppedAt, int HeldSteps);

public sealed record AuditView(long Id, DateTimeOffset At, string Actor, string Action, string? Dag, string? RunKey, string? Step, string? Reason, string? Details);

public sealed record AlertView(long Id, DateTimeOffset At, string Dag, string? RunKey, string? Step, string Kind, string Message);

public sealed record AssetView(string Asset, string Dag, string RunKey, string Step, DateTimeOffset At);
