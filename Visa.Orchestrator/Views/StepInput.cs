namespace Visa.Orchestrator.Views;

/// <summary>What a step before this one gave it, as JSON; null when it gave nothing.</summary>
public sealed record StepInput(string Step, string? Output);
