namespace Visa.Orchestrator.Views;

public sealed record PoolView(string Name, int Slots, int Held, int Waiting, IReadOnlyList<string> Holders);
