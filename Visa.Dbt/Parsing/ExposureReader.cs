using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Parsing;

/// <summary>Reads <c>exposures:</c>.</summary>
internal sealed class ExposureReader(Project project, ConfigLayers layers)
{
    public Node Read(SourceFile file, YamlMap yaml)
    {
        yaml.Allow("an exposure", "name", "label", "type", "maturity", "url", "description", "depends_on", "owner", "config");
        var name = yaml.RequireText("name");
        var owner = yaml.Map("owner") ?? throw yaml.Wrong("'owner' is missing");
        owner.Allow("an owner", "name", "email");
        var type = yaml.RequireText("type");
        if (type is not ("dashboard" or "notebook" or "analysis" or "ml" or "application")) throw yaml.Wrong($"'{type}' is no type of exposure");
        var node = new Node
        {
            UniqueId = $"exposure.{project.Name}.{name}",
            Name = name,
            Type = ResourceType.Exposure,
            Package = project.Name,
            Path = file.Path,
            OriginalPath = file.OriginalPath,
            Fqn = [project.Name, .. file.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries), name],
            Description = PropertyFile.Description(yaml),
            Alias = name,
            Exposure = new ExposureInfo(type, yaml.Text("label"), yaml.Text("maturity"), yaml.Text("url"), owner.Text("name"), owner.Text("email")),
        };
        layers.Apply(node);
        if (yaml.Map("config") is { } config)
        {
            ConfigKeys.Require(ResourceType.Exposure, config.Keys, yaml.File, config.Line);
            node.Config.Apply(config);
        }
        foreach (var text in yaml.List("depends_on").Select(Value.Text))
        {
            if (PropertyNodes.RefCall.Match(text) is { Success: true } found) node.Refs.Add([found.Groups[1].Value]);
            else if (PropertyNodes.SourceCall.Match(text) is { Success: true } read) node.SourceRefs.Add((read.Groups[1].Value, read.Groups[2].Value));
            else throw yaml.Wrong($"depends_on: '{text}' is neither ref('x') nor source('x', 'y')");
        }
        return node;
    }
}
