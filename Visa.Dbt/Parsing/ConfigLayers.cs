using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Parsing;

/// <summary>Finds what dbt_project.yml says of a node: the nearer to it, the later, so that it wins.</summary>
internal sealed class ConfigLayers(Project project, Scope scope)
{
    public void Apply(Node node)
    {
        var kind = node.Type switch
        {
            ResourceType.Model => "models",
            ResourceType.Seed => "seeds",
            ResourceType.Test => "data_tests",
            ResourceType.UnitTest => "unit_tests",
            ResourceType.Source => "sources",
            _ => "exposures",
        };
        var level = project.Configs[kind];
        Apply(node, level);
        foreach (var step in node.Fqn)
        {
            if (level.GetValueOrDefault(step) is not YamlMap next) break;
            Apply(node, next);
            level = next;
        }
    }

    private void Apply(Node node, YamlMap level)
    {
        var values = level
            .Where(pair => pair.Key.StartsWith('+') || (pair.Value is not YamlMap && ConfigKeys.IsKnown(node.Type, pair.Key)))
            .Select(pair => KeyValuePair.Create(pair.Key.TrimStart('+'), pair.Key.Contains("hook", StringComparison.Ordinal) ? pair.Value : ProjectLoader.Render(pair.Value, scope, level.File, level.Line)))
            .ToList();
        ConfigKeys.Require(node.Type, values.Select(pair => pair.Key), level.File, level.Line);
        node.Config.Apply(values);
        foreach (var (key, value) in level)
        {
            if (!key.StartsWith('+') && value is not YamlMap && !ConfigKeys.IsKnown(node.Type, key))
                throw level.Wrong($"the configuration '{key}' of a {node.Type.Name()} is not supported by the embedded runner");
        }
    }
}
