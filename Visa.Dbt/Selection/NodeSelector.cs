using Visa.Dbt.Nodes;

namespace Visa.Dbt.Selection;

/// <summary>Selects nodes as dbt does: spaces unite, commas intersect, tests come along with what they test.</summary>
internal sealed class NodeSelector(Graph graph)
{
    /// <param name="log">Told of criteria that match nothing.</param>
    public IReadOnlyList<Node> Select(IReadOnlyList<string> select, IReadOnlyList<string> exclude, Func<Node, bool> isWanted, Action<string> log)
    {
        var selected = select.Count == 0 ? graph.NodesById.Keys.ToHashSet(StringComparer.Ordinal) : Unite(select, log);
        selected.ExceptWith(Unite(exclude, log));
        return [.. graph.Nodes.Where(node => selected.Contains(node.UniqueId) && isWanted(node))];
    }

    private HashSet<string> Unite(IReadOnlyList<string> criteria, Action<string> log)
    {
        var united = new HashSet<string>(StringComparer.Ordinal);
        foreach (var union in criteria.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            HashSet<string>? intersection = null;
            foreach (var part in union.Split(','))
            {
                var matched = Match(Criterion.Parse(part));
                if (intersection is null) intersection = matched;
                else intersection.IntersectWith(matched);
            }
            if (intersection!.Count == 0) log($"The selection criterion '{union}' does not match any enabled nodes");
            united.UnionWith(WithTests(intersection));
        }
        return united;
    }

    private HashSet<string> Match(Criterion criterion)
    {
        var matched = graph.Nodes.Where(node => Matches(node, criterion)).Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal);
        var all = new HashSet<string>(matched, StringComparer.Ordinal);
        foreach (var id in matched)
        {
            if (criterion.Parents > 0) all.UnionWith(graph.Ancestors(id, criterion.Parents));
            if (criterion.Children > 0) all.UnionWith(graph.Descendants(id, criterion.Children));
            if (!criterion.IsAt) continue;
            var descendants = graph.Descendants(id);
            all.UnionWith(descendants);
            foreach (var descendant in descendants.Append(id)) all.UnionWith(graph.Ancestors(descendant));
        }
        return all;
    }

    /// <summary>Eagerly: a test comes along if anything that it reads is selected.</summary>
    private HashSet<string> WithTests(HashSet<string> ids)
    {
        var all = new HashSet<string>(ids, StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Where(node => node.Type is ResourceType.Test or ResourceType.UnitTest))
        {
            if (node.DependsOn.Any(parent => ids.Contains(parent) && graph[parent].Type is not (ResourceType.Test or ResourceType.UnitTest))) all.Add(node.UniqueId);
        }
        return all;
    }

    private static bool Matches(Node node, Criterion criterion) => criterion.Method switch
    {
        "fqn" => MatchesFqn(node, criterion.Value),
        "tag" => node.Config.Tags.Any(tag => Glob(criterion.Value, tag)),
        "path" => MatchesPath(node, criterion.Value),
        "file" => Glob(criterion.Value, System.IO.Path.GetFileName(node.OriginalPath)) || Glob(criterion.Value, System.IO.Path.GetFileNameWithoutExtension(node.OriginalPath)),
        "source" => node.Type == ResourceType.Source && MatchesSource(node, criterion.Value),
        "exposure" => node.Type == ResourceType.Exposure && Glob(criterion.Value, node.Name),
        "unit_test" => node.Type == ResourceType.UnitTest && Glob(criterion.Value, node.Name),
        "config" => MatchesConfig(node, criterion),
        "test_name" => node.Test is { } test && Glob(criterion.Value, test.Name),
        "test_type" => MatchesTestType(node, criterion.Value),
        "resource_type" => node.Type.Name() == criterion.Value,
        _ => Glob(criterion.Value, node.Package) || (criterion.Value == "this" && node.Package.Length > 0),
    };

    private static bool MatchesFqn(Node node, string value)
    {
        if (node.Type is ResourceType.Operation) return false;
        if (node.Type == ResourceType.Exposure) return false;
        if (node.Type == ResourceType.Source) return false;
        if (Glob(value, node.Name)) return true;
        var wanted = value.Split('.');
        return IsPrefix(wanted, node.Fqn) || IsPrefix(wanted, [.. node.Fqn.Skip(1)]);
    }

    private static bool IsPrefix(string[] wanted, IReadOnlyList<string> fqn) =>
        wanted.Length <= fqn.Count && wanted.Index().All(pair => Glob(pair.Item, fqn[pair.Index]));

    private static bool MatchesPath(Node node, string value)
    {
        var wanted = value.TrimEnd('/').TrimStart('.', '/');
        return node.OriginalPath == wanted || node.OriginalPath.StartsWith($"{wanted}/", StringComparison.Ordinal) || Glob(wanted, node.OriginalPath);
    }

    private static bool MatchesSource(Node node, string value)
    {
        var parts = value.Split('.');
        var (source, table) = parts switch
        {
            [var one] => (one, "*"),
            [var one, var two] => (one, two),
            [_, var one, var two] => (one, two),
            _ => throw new DbtException($"'source:{value}' names more than package, source and table"),
        };
        return Glob(source, node.SourceName!) && Glob(table, node.Name);
    }

    private static bool MatchesConfig(Node node, Criterion criterion)
    {
        object? value = node.Config.Values;
        foreach (var key in criterion.Argument.Split('.')) value = value is Dictionary<string, object?> map ? map.GetValueOrDefault(key) : null;
        return value is List<object?> list
            ? list.Any(item => Jinja.Values.Value.Text(item) == criterion.Value)
            : value is not null && string.Equals(Jinja.Values.Value.Text(value), criterion.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool MatchesTestType(Node node, string value) => value switch
    {
        "generic" => node.Test is not null,
        "singular" => node.Type == ResourceType.Test && node.Test is null,
        "data" => node.Type == ResourceType.Test,
        "unit" => node.Type == ResourceType.UnitTest,
        _ => throw new DbtException($"'test_type:{value}' is none of generic, singular, data, unit"),
    };

    private static bool Glob(string pattern, string text) =>
        pattern.AsSpan().IndexOfAny("*?[") < 0 ? pattern == text : System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
