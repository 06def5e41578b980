using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Parsing;

/// <summary>Nodes that are files: models, seeds and singular tests.</summary>
internal sealed class FileNodes(Project project, Invocation invocation, MacroLibrary macros, ConfigLayers layers, Placement placement)
{
    private static readonly string[] Materializations = ["view", "table", "incremental", "ephemeral"];

    public List<Node> Models(IReadOnlyList<PropertyFile> properties)
    {
        var known = Properties(properties, "models");
        var nodes = SourceFile.Find(project.Directory, project.ModelPaths, ".sql").Select(file => Model(file, known)).ToList();
        if (known.Keys.FirstOrDefault(name => nodes.All(node => node.Name != name)) is { } orphan)
            throw known[orphan].Yaml.Wrong($"there is no model '{orphan}'");
        return nodes;
    }

    public List<Node> Seeds(IReadOnlyList<PropertyFile> properties)
    {
        var known = Properties(properties, "seeds");
        return [.. SourceFile.Find(project.Directory, project.SeedPaths, ".csv").Select(file => Seed(file, known))];
    }

    public List<Node> SingularTests(IReadOnlyList<PropertyFile> properties)
    {
        var known = Properties(properties, "data_tests");
        return
        [
            .. SourceFile.Find(project.Directory, project.TestPaths, ".sql")
                .Where(file => !file.Path.StartsWith("generic/", StringComparison.Ordinal))
                .Select(file => Test(file, known)),
        ];
    }

    private static Dictionary<string, (YamlMap Yaml, SourceFile File)> Properties(IReadOnlyList<PropertyFile> properties, string kind)
    {
        var known = new Dictionary<string, (YamlMap, SourceFile)>(StringComparer.Ordinal);
        foreach (var file in properties)
        {
            foreach (var yaml in file.Yaml.Maps(kind))
            {
                if (!known.TryAdd(yaml.RequireText("name"), (yaml, file.Source))) throw yaml.Wrong($"'{yaml.Text("name")}' is described twice");
            }
        }
        return known;
    }

    private Node Model(SourceFile file, Dictionary<string, (YamlMap Yaml, SourceFile File)> known)
    {
        var node = Create(file, ResourceType.Model, file.Text);
        layers.Apply(node);
        ApplyProperties(node, known, "config", "columns", "data_tests", "tests", "access", "constraints");
        Capture(node);
        if (!Materializations.Contains(node.Materialized))
            throw new DbtException($"the materialization '{node.Materialized}' is not supported by the embedded runner; it has {string.Join(", ", Materializations)}", file.OriginalPath, 1);
        if (node.Config.HasContract && (node.Columns.Count == 0 || node.Columns.Any(column => column.DataType is null)))
            throw new DbtException($"the contract of {node.Name} is enforced, so each column needs a data_type in {node.PatchPath ?? "a YAML file"}", file.OriginalPath, 1);
        placement.Place(node);
        return node;
    }

    private Node Seed(SourceFile file, Dictionary<string, (YamlMap Yaml, SourceFile File)> known)
    {
        var node = Create(file, ResourceType.Seed, "");
        node.Config.Values["materialized"] = "seed";
        layers.Apply(node);
        ApplyProperties(node, known, "config", "columns", "data_tests", "tests");
        placement.Place(node);
        return node;
    }

    private Node Test(SourceFile file, Dictionary<string, (YamlMap Yaml, SourceFile File)> known)
    {
        var node = Create(file, ResourceType.Test, file.Text);
        node.Config.Values["materialized"] = "test";
        layers.Apply(node);
        ApplyProperties(node, known, "config");
        Capture(node);
        placement.Place(node);
        return node;
    }

    private Node Create(SourceFile file, ResourceType type, string code) => new()
    {
        UniqueId = $"{type.Name()}.{project.Name}.{file.Name}",
        Name = file.Name,
        Type = type,
        Package = project.Name,
        Path = file.Path,
        OriginalPath = file.OriginalPath,
        Fqn = [project.Name, .. file.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries), file.Name],
        RawCode = code,
        Checksum = Digest.Sha256(file.Text.Trim()),
    };

    private static void ApplyProperties(Node node, Dictionary<string, (YamlMap Yaml, SourceFile File)> known, params string[] allowed)
    {
        if (!known.TryGetValue(node.Name, out var properties)) return;
        var (yaml, file) = properties;
        yaml.Allow($"a {node.Type.Name()}", ["name", "description", .. allowed]);
        node.PatchPath = file.OriginalPath;
        node.Description = PropertyFile.Description(yaml);
        node.Columns = PropertyFile.Columns(yaml);
        if (yaml.Map("config") is not { } config) return;
        ConfigKeys.Require(node.Type, config.Keys, yaml.File, config.Line);
        node.Config.Apply(config);
        foreach (var pair in config) node.OwnConfig[pair.Key] = pair.Value;
    }

    /// <summary>Renders once with nothing executed, to learn what the node is configured as and what it reads.</summary>
    private void Capture(Node node)
    {
        ScopeBuilder.Render(new NodeContext(project, invocation, macros, node)
        {
            Execute = false,
            This = new Relation(project.Target.Database, project.Target.Schema, node.Name),
            Ref = (_, package, name) =>
            {
                node.Refs.Add(package is null ? [name] : [package, name]);
                return new Relation(project.Target.Database, project.Target.Schema, name);
            },
            Source = (_, source, table) =>
            {
                node.SourceRefs.Add((source, table));
                return new Relation(project.Target.Database, source, table);
            },
            OnConfig = values =>
            {
                ConfigKeys.Require(node.Type, values.Keys, node.OriginalPath, 1);
                node.Config.Apply(values);
                foreach (var pair in values) node.OwnConfig[pair.Key] = pair.Value;
            },
        }, node.RawCode);
    }
}
