namespace Visa.Orchestrator.Views;

public sealed record AuditView(long Id, DateTimeOffset At, string Actor, string Action, string? Dag, string? RunKey, string? Step, string? Reason, string? Details);
