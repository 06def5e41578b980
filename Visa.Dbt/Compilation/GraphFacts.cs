using Visa.Dbt.Nodes;

namespace Visa.Dbt.Compilation;

/// <summary>The variable <c>graph</c>: nodes, sources and exposures by their ids.</summary>
internal static class GraphFacts
{
    public static Dictionary<string, object?> Of(Graph graph) => new(StringComparer.Ordinal)
    {
        ["nodes"] = Facts(graph, node => node.Type is not (ResourceType.Source or ResourceType.Exposure or ResourceType.UnitTest)),
        ["sources"] = Facts(graph, node => node.Type == ResourceType.Source),
        ["exposures"] = Facts(graph, node => node.Type == ResourceType.Exposure),
    };

    private static Dictionary<string, object?> Facts(Graph graph, Func<Node, bool> isWanted) =>
        graph.Nodes.Where(isWanted).ToDictionary(node => node.UniqueId, object? (node) => Facts(node), StringComparer.Ordinal);

    private static Dictionary<string, object?> Facts(Node node) => new(StringComparer.Ordinal)
    {
        ["unique_id"] = node.UniqueId,
        ["name"] = node.Name,
        ["resource_type"] = node.Type.Name(),
        ["package_name"] = node.Package,
        ["original_file_path"] = node.OriginalPath,
        ["database"] = node.Relation?.Database,
        ["schema"] = node.Relation?.Schema,
        ["identifier"] = node.Relation?.Identifier,
        ["alias"] = node.Alias,
        ["source_name"] = node.SourceName,
        ["description"] = node.Description,
        ["config"] = node.Config.Values,
        ["tags"] = node.Config.Tags.Select(object? (tag) => tag).ToList(),
        ["depends_on"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["nodes"] = node.DependsOn.Select(object? (id) => id).ToList() },
        ["columns"] = node.Columns.ToDictionary(
            column => column.Name,
            object? (column) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = column.Name, ["data_type"] = column.DataType, ["description"] = column.Description },
            StringComparer.Ordinal),
    };
}
