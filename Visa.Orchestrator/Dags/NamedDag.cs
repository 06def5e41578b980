namespace Visa.Orchestrator.Dags;

/// <summary>A DAG that was added, before its graph is built.</summary>
public sealed record NamedDag(string Name, IDag Dag);
