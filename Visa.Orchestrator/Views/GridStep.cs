namespace Visa.Orchestrator.Views;

public sealed record GridStep(string Name, string Kind, IReadOnlyList<string> After);
