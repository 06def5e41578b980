using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

/// <summary>
/// What waits for what: a node for those of its ancestors that are run too; in a build also for their tests, and a model for its unit tests.
/// </summary>
internal sealed class RunPlan
{
    private RunPlan(IReadOnlyList<Node> nodes) => Nodes = nodes;

    public IReadOnlyList<Node> Nodes { get; }

    public Dictionary<string, HashSet<string>> WaitsFor { get; } = new(StringComparer.Ordinal);

    /// <param name="testsHoldBack">True for a build: a failing test skips what stands below.</param>
    public static RunPlan Make(Graph graph, IReadOnlyList<Node> nodes, bool testsHoldBack)
    {
        var plan = new RunPlan(nodes);
        var ids = nodes.Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal);
        var ancestors = nodes.ToDictionary(node => node.UniqueId, node => graph.Ancestors(node.UniqueId), StringComparer.Ordinal);
        foreach (var node in nodes) plan.WaitsFor[node.UniqueId] = [.. ancestors[node.UniqueId].Where(ids.Contains)];
        if (!testsHoldBack) return plan;
        foreach (var test in nodes.Where(node => node.Type == ResourceType.UnitTest)) plan.PutBefore(test);
        foreach (var test in nodes.Where(node => node.Type == ResourceType.Test))
        {
            foreach (var node in nodes.Where(node => node.Type is not (ResourceType.Test or ResourceType.UnitTest)))
            {
                if (test.DependsOn.Count > 0 && test.DependsOn.All(ancestors[node.UniqueId].Contains)) plan.WaitsFor[node.UniqueId].Add(test.UniqueId);
            }
        }
        return plan;
    }

    /// <summary>A unit test runs when its model's inputs are there, and before the model.</summary>
    private void PutBefore(Node test)
    {
        var model = test.DependsOn[0];
        if (!WaitsFor.TryGetValue(model, out var waits)) return;
        WaitsFor[test.UniqueId].Remove(model);
        waits.Add(test.UniqueId);
    }
}
