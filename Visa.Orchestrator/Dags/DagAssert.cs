namespace Visa.Orchestrator.Dags;

/// <summary>One line in a unit test: the DAG can run.</summary>
public static class DagAssert
{
    /// <exception cref="InvalidOperationException">The DAG cannot run, and why.</exception>
    public static DagDefinition Valid(IDag dag, string name = "dag", params string[] pools) => DagDefinition.Build(name, dag, pools.ToHashSet(StringComparer.Ordinal));
}
