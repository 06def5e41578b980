using Visa.Dbt.Nodes;

namespace Visa.Dbt.Parsing;

/// <summary>Turns what templates name into the ids of nodes.</summary>
internal static class References
{
    public static void Resolve(IReadOnlyList<Node> enabled, IReadOnlyList<Node> disabled, string project)
    {
        var byName = enabled.Where(node => node.IsReferable).ToLookup(node => node.Name, StringComparer.Ordinal);
        var sources = enabled.Where(node => node.Type == ResourceType.Source).ToDictionary(node => (node.SourceName!, node.Name));
        if (byName.FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DbtException($"dbt found two resources with the name \"{twice.Key}\": {string.Join(" and ", twice.Select(node => node.OriginalPath))}. Rename one.");
        foreach (var node in enabled)
        {
            var parents = new List<string>();
            foreach (var reference in node.Refs)
            {
                if (reference.Count == 2 && reference[0] != project) throw Wrong(node, $"the package '{reference[0]}'");
                parents.Add(byName[reference[^1]].FirstOrDefault()?.UniqueId ?? throw Missing(node, reference[^1], disabled));
            }
            foreach (var (source, table) in node.SourceRefs)
                parents.Add(sources.GetValueOrDefault((source, table))?.UniqueId ?? throw Wrong(node, $"a source named '{source}.{table}'"));
            node.DependsOn = [.. parents.Distinct(StringComparer.Ordinal)];
        }
    }

    private static DbtException Missing(Node node, string name, IReadOnlyList<Node> disabled) =>
        Wrong(node, disabled.Any(other => other.Name == name) ? $"a node named '{name}' which is disabled" : $"a node named '{name}'");

    private static DbtException Wrong(Node node, string what) =>
        new($"Compilation Error\n  {char.ToUpperInvariant(node.Type.Name()[0])}{node.Type.Name()[1..]} '{node.UniqueId}' ({node.OriginalPath}) depends on {what}{(what.EndsWith("disabled", StringComparison.Ordinal) ? "" : " which was not found")}", node.OriginalPath, 0);
}
