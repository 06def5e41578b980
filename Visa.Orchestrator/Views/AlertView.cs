namespace Visa.Orchestrator.Views;

public sealed record AlertView(long Id, DateTimeOffset At, string Dag, string? RunKey, string? Step, string Kind, string Message);
