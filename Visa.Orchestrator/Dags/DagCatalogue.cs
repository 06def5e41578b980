namespace Visa.Orchestrator.Dags;

/// <summary>The DAGs of this binary.</summary>
public sealed class DagCatalogue
{
    private readonly Dictionary<string, DagDefinition> _byName;

    public DagCatalogue(IEnumerable<DagDefinition> dags)
    {
        All = [.. dags.OrderBy(dag => dag.Name, StringComparer.Ordinal)];
        _byName = All.ToDictionary(dag => dag.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<DagDefinition> All { get; }

    public DagDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}
