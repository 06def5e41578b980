using System.Text.RegularExpressions;
using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Parsing;

/// <summary>Nodes that YAML files describe: sources, generic tests, unit tests and exposures.</summary>
internal sealed partial class PropertyNodes(Project project, ConfigLayers layers, MacroLibrary macros, Placement placement)
{
    public List<Node> Read(IReadOnlyList<PropertyFile> files, IReadOnlyList<Node> described)
    {
        var nodes = new List<Node>();
        foreach (var file in files)
        {
            foreach (var source in file.Yaml.Maps("sources")) nodes.AddRange(Source(file, source));
            foreach (var (kind, prefix) in (ReadOnlySpan<(string, string)>)[("models", "model"), ("seeds", "seed")])
            {
                foreach (var yaml in file.Yaml.Maps(kind))
                {
                    if (described.FirstOrDefault(node => node.UniqueId == $"{prefix}.{project.Name}.{yaml.Text("name")}") is { } node)
                        nodes.AddRange(Tests(file, yaml, node, node.Name, ""));
                    else
                        throw yaml.Wrong($"there is no {prefix} '{yaml.Text("name")}'");
                }
            }
            foreach (var yaml in file.Yaml.Maps("unit_tests")) nodes.Add(new UnitTestReader(project, layers).Read(file.Source, yaml));
            foreach (var yaml in file.Yaml.Maps("exposures")) nodes.Add(new ExposureReader(project, layers).Read(file.Source, yaml));
        }
        return nodes;
    }

    private List<Node> Source(PropertyFile file, YamlMap yaml)
    {
        yaml.Allow("a source", "name", "schema", "database", "description", "tables", "config", "meta", "tags", "loader");
        var nodes = new List<Node>();
        foreach (var table in yaml.Maps("tables"))
        {
            var node = Table(file, yaml, table);
            nodes.Add(node);
            nodes.AddRange(Tests(file, table, node, $"{node.SourceName}_{node.Name}", "source_"));
        }
        return nodes;
    }

    private Node Table(PropertyFile file, YamlMap source, YamlMap table)
    {
        table.Allow("a source's table", "name", "identifier", "description", "config", "columns", "data_tests", "tests", "meta", "tags");
        var (sourceName, name) = (source.RequireText("name"), table.RequireText("name"));
        var config = Merge(source.MapOrEmpty("config"), table.MapOrEmpty("config"));
        ConfigKeys.Require(ResourceType.Source, config.Keys, table.File, table.Line);
        var loadedAt = config.GetValueOrDefault("loaded_at_field") as string;
        var node = new Node
        {
            UniqueId = $"source.{project.Name}.{sourceName}.{name}",
            Name = name,
            Type = ResourceType.Source,
            Package = project.Name,
            Path = file.Source.OriginalPath,
            OriginalPath = file.Source.OriginalPath,
            Fqn = [project.Name, .. file.Source.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries), sourceName, name],
            Description = PropertyFile.Description(table),
            Columns = PropertyFile.Columns(table),
            SourceName = sourceName,
            SourceDescription = PropertyFile.Description(source),
            LoadedAtField = loadedAt,
            Freshness = ReadFreshness(table, config.GetValueOrDefault("freshness") as YamlMap, loadedAt),
            Alias = table.Text("identifier") ?? name,
            Relation = new Relation(source.Text("database") ?? project.Target.Database, source.Text("schema") ?? sourceName, table.Text("identifier") ?? name),
        };
        layers.Apply(node);
        node.Config.Apply(config.Where(pair => pair.Key is not ("freshness" or "loaded_at_field")));
        return node;
    }

    private static Freshness? ReadFreshness(YamlMap table, YamlMap? yaml, string? loadedAt)
    {
        if (yaml is null) return null;
        yaml.Allow("freshness", "warn_after", "error_after", "filter");
        if (loadedAt is null) throw table.Wrong("freshness needs a loaded_at_field");
        return new Freshness(loadedAt, Limit(yaml, "warn_after"), Limit(yaml, "error_after"), yaml.Text("filter"));
    }

    private static (long, string)? Limit(YamlMap yaml, string key)
    {
        if (yaml.Map(key) is not { } limit) return null;
        limit.Allow(key, "count", "period");
        var period = limit.RequireText("period");
        if (limit.GetValueOrDefault("count") is not long count || period is not ("minute" or "hour" or "day"))
            throw limit.Wrong($"{key} needs a count, and a period of minute, hour or day");
        return (count, period);
    }

    private static Dictionary<string, object?> Merge(YamlMap first, YamlMap second)
    {
        var merged = new Dictionary<string, object?>(first, StringComparer.Ordinal);
        foreach (var pair in second) merged[pair.Key] = pair.Value;
        return merged;
    }

    private List<Node> Tests(PropertyFile file, YamlMap yaml, Node node, string attached, string prefix)
    {
        var tests = Entries(yaml).Select(entry => Test(file, yaml, entry, node, attached, prefix, null)).ToList();
        foreach (var column in yaml.Maps("columns"))
            tests.AddRange(Entries(column).Select(entry => Test(file, column, entry, node, attached, prefix, column.RequireText("name"))));
        return tests;
    }

    private static IEnumerable<object?> Entries(YamlMap yaml) => yaml.List("data_tests").Concat(yaml.List("tests"));

    private Node Test(PropertyFile file, YamlMap yaml, object? entry, Node node, string attached, string prefix, string? column)
    {
        var (test, body) = entry switch
        {
            string name => (name, new YamlMap(yaml.File, yaml.Line)),
            YamlMap { Count: 1 } map => (map.Keys.Single(), map.Values.Single() as YamlMap ?? new YamlMap(yaml.File, map.Line)),
            _ => throw yaml.Wrong("a test is a name, or a name with arguments"),
        };
        if (macros.Test(test) is not { } macro) throw yaml.Wrong($"there is no test '{test}'");
        body.Allow($"the test {test}", "arguments", "config", "name", "description");
        var arguments = new Dictionary<string, object?>(body.MapOrEmpty("arguments"), StringComparer.Ordinal);
        if (column is not null) arguments["column_name"] = column;
        var (full, alias) = body.Text("name") is { } given ? (given, given) : TestNames.Of(prefix + test, attached, arguments);
        var config = body.Map("config") ?? new YamlMap(yaml.File, yaml.Line);
        ConfigKeys.Require(ResourceType.Test, config.Keys, yaml.File, config.Line);
        var created = new Node
        {
            UniqueId = $"test.{project.Name}.{full}.{Digest.Md5($"{full}|{node.UniqueId}|{Value.Repr(arguments)}|{Value.Repr(new Dictionary<string, object?>(config))}")[^10..]}",
            Name = full,
            Type = ResourceType.Test,
            Package = project.Name,
            Path = $"{alias}.sql",
            OriginalPath = file.Source.OriginalPath,
            Fqn = [project.Name, .. file.Source.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries), full],
            Description = PropertyFile.Description(body),
            RawCode = $"{{{{ {macro.Name}(**_dbt_generic_test_kwargs) }}}}",
            Test = new TestInfo(test, node.UniqueId, column, arguments),
            Alias = alias,
        };
        created.MacroNames.Add(macro.UniqueId);
        created.Config.Values["materialized"] = "test";
        layers.Apply(created);
        created.Config.Apply(config);
        foreach (var pair in config) created.OwnConfig[pair.Key] = pair.Value;
        placement.Place(created);
        NoteReferences(created, node, arguments);
        if (!node.Config.IsEnabled) created.Config.Values["enabled"] = false;
        return created;
    }

    /// <summary>A test reads what it is attached to, and what its arguments name.</summary>
    private static void NoteReferences(Node test, Node attached, Dictionary<string, object?> arguments)
    {
        if (attached.Type == ResourceType.Source) test.SourceRefs.Add((attached.SourceName!, attached.Name));
        else test.Refs.Add([attached.Name]);
        foreach (var text in arguments.Values.OfType<string>())
        {
            if (RefCall.Match(text) is { Success: true } found) test.Refs.Add([found.Groups[1].Value]);
            else if (SourceCall.Match(text) is { Success: true } read) test.SourceRefs.Add((read.Groups[1].Value, read.Groups[2].Value));
        }
    }

    [GeneratedRegex(@"^\s*ref\(\s*['""]([^'""]+)['""]\s*\)\s*$")]
    internal static partial Regex RefCall { get; }

    [GeneratedRegex(@"^\s*source\(\s*['""]([^'""]+)['""]\s*,\s*['""]([^'""]+)['""]\s*\)\s*$")]
    internal static partial Regex SourceCall { get; }
}
