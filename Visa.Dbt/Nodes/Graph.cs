namespace Visa.Dbt.Nodes;

/// <summary>All enabled nodes and what reads what.</summary>
public sealed class Graph
{
    private readonly Dictionary<string, List<string>> _children = new(StringComparer.Ordinal);

    internal Graph(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (!NodesById.TryAdd(node.UniqueId, node))
                throw new DbtException($"Two things are named {node.UniqueId}: {NodesById[node.UniqueId].OriginalPath} and {node.OriginalPath}. Rename one.", node.OriginalPath, 0);
        }
        foreach (var node in NodesById.Values)
        {
            foreach (var parent in node.DependsOn) Children(parent).Add(node.UniqueId);
        }
        RefuseCycles();
    }

    public Dictionary<string, Node> NodesById { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Node> Nodes => NodesById.Values;

    public Node this[string id] => NodesById[id];

    public IReadOnlyList<string> ChildrenOf(string id) => _children.GetValueOrDefault(id) ?? [];

    /// <summary>The nodes that lead to one, itself not among them, as far as so many steps.</summary>
    public HashSet<string> Ancestors(string id, int steps = int.MaxValue) => Reach(id, steps, node => NodesById[node].DependsOn);

    public HashSet<string> Descendants(string id, int steps = int.MaxValue) => Reach(id, steps, ChildrenOf);

    private static HashSet<string> Reach(string id, int steps, Func<string, IReadOnlyList<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var front = new List<string> { id };
        for (var step = 0; step < steps && front.Count > 0; step++) front = [.. front.SelectMany(next).Where(reached.Add)];
        return reached;
    }

    private List<string> Children(string id) => _children.TryGetValue(id, out var list) ? list : _children[id] = [];

    private void RefuseCycles()
    {
        var waits = NodesById.Values.ToDictionary(node => node.UniqueId, node => node.DependsOn.Count, StringComparer.Ordinal);
        var ready = new Queue<string>(waits.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.TryDequeue(out var id))
        {
            waits.Remove(id);
            foreach (var child in ChildrenOf(id))
            {
                if (--waits[child] == 0) ready.Enqueue(child);
            }
        }
        if (waits.Count > 0) throw new DbtException($"Found a cycle: {string.Join(" --> ", waits.Keys.Where(id => NodesById[id].IsReferable).Order(StringComparer.Ordinal))}");
    }
}
