using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Parsing;

/// <summary>Reads <c>unit_tests:</c>. Rows stand as mappings.</summary>
internal sealed class UnitTestReader(Project project, ConfigLayers layers)
{
    public Node Read(SourceFile file, YamlMap yaml)
    {
        yaml.Allow("a unit test", "name", "description", "model", "given", "expect", "overrides", "config");
        var (name, model) = (yaml.RequireText("name"), yaml.RequireText("model"));
        var overrides = yaml.Map("overrides") ?? new YamlMap(yaml.File, yaml.Line);
        overrides.Allow("overrides", "macros", "vars", "env_vars");
        var given = yaml.Maps("given").Select(input =>
        {
            input.Allow("an input", "input", "rows", "format");
            return new UnitTestInput(input.RequireText("input"), Rows(input));
        }).ToList();
        var expect = yaml.Map("expect") ?? throw yaml.Wrong("'expect' is missing");
        expect.Allow("expect", "rows", "format");
        var node = new Node
        {
            UniqueId = $"unit_test.{project.Name}.{model}.{name}",
            Name = name,
            Type = ResourceType.UnitTest,
            Package = project.Name,
            Path = file.Path,
            OriginalPath = file.OriginalPath,
            Fqn = [project.Name, .. file.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries), model, name],
            Description = PropertyFile.Description(yaml),
            Alias = name,
            UnitTest = new UnitTestInfo(model, given, Rows(expect), Map(overrides, "macros"), Map(overrides, "vars"), Map(overrides, "env_vars")),
        };
        layers.Apply(node);
        if (yaml.Map("config") is { } config)
        {
            ConfigKeys.Require(ResourceType.UnitTest, config.Keys, yaml.File, config.Line);
            node.Config.Apply(config);
        }
        node.Refs.Add([model]);
        return node;
    }

    private static List<IReadOnlyDictionary<string, object?>> Rows(YamlMap yaml)
    {
        if (yaml.Text("format") is { } format && format != "dict") throw yaml.Wrong($"rows as {format}: not supported by the embedded runner. Write them as mappings.");
        return [.. yaml.Maps("rows")];
    }

    private static Dictionary<string, object?> Map(YamlMap yaml, string key) => new(yaml.MapOrEmpty(key), StringComparer.Ordinal);
}
