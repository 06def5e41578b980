namespace Visa.Orchestrator.Views;

public sealed record LogLine(long Id, int Generation, int Attempt, DateTimeOffset At, string Text);
