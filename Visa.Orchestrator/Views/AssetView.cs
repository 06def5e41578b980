namespace Visa.Orchestrator.Views;

public sealed record AssetView(string Asset, string Dag, string RunKey, string Step, DateTimeOffset At);
