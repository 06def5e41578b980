using System.Text.Json.Nodes;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Artifacts;

/// <summary>Writes manifest.json, version 12.</summary>
internal static class ManifestWriter
{
    public static Task WriteAsync(Manifest manifest, TimeProvider time, CancellationToken cancellationToken) =>
        ArtifactFile.WriteAsync(manifest, "manifest.json", Build(manifest, time), cancellationToken);

    private static JsonObject Build(Manifest manifest, TimeProvider time)
    {
        var nodes = new NodeJson(manifest, time.GetUtcNow());
        var metadata = ArtifactFile.Metadata(manifest, "manifest/v12", time);
        metadata["project_name"] = manifest.Project.Name;
        metadata["project_id"] = Digest.Md5(manifest.Project.Name);
        metadata["send_anonymous_usage_stats"] = false;
        metadata["adapter_type"] = manifest.Project.Target.Type;
        var graph = manifest.Graph;
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["nodes"] = Map(graph.Nodes.Where(node => node.Type is ResourceType.Model or ResourceType.Seed or ResourceType.Test or ResourceType.Operation), nodes.Node),
            ["sources"] = Map(graph.Nodes.Where(node => node.Type == ResourceType.Source), nodes.Source),
            ["macros"] = new JsonObject(manifest.Macros.Macros.Concat(manifest.Macros.Tests).Select(macro => KeyValuePair.Create(macro.UniqueId, (JsonNode?)Macro(macro, time.GetUtcNow())))),
            ["docs"] = new JsonObject(),
            ["exposures"] = Map(graph.Nodes.Where(node => node.Type == ResourceType.Exposure), nodes.Exposure),
            ["metrics"] = new JsonObject(),
            ["groups"] = new JsonObject(),
            ["selectors"] = new JsonObject(),
            ["disabled"] = new JsonObject(manifest.Disabled.Where(node => node.Type is ResourceType.Model or ResourceType.Seed or ResourceType.Test)
                .Select(node => KeyValuePair.Create(node.UniqueId, (JsonNode?)new JsonArray(nodes.Node(node))))),
            ["parent_map"] = new JsonObject(graph.Nodes.Select(node => KeyValuePair.Create(node.UniqueId, (JsonNode?)ArtifactFile.Texts(node.DependsOn)))),
            ["child_map"] = new JsonObject(graph.Nodes.Select(node => KeyValuePair.Create(node.UniqueId, (JsonNode?)ArtifactFile.Texts(graph.ChildrenOf(node.UniqueId))))),
            ["group_map"] = new JsonObject(),
            ["saved_queries"] = new JsonObject(),
            ["semantic_models"] = new JsonObject(),
            ["unit_tests"] = Map(graph.Nodes.Where(node => node.Type == ResourceType.UnitTest), nodes.UnitTest),
            ["functions"] = new JsonObject(),
        };
    }

    private static JsonObject Map(IEnumerable<Node> nodes, Func<Node, JsonObject> write) => new(nodes.Select(node => KeyValuePair.Create(node.UniqueId, (JsonNode?)write(node))));

    private static JsonObject Macro(MacroSource macro, DateTimeOffset now) => new()
    {
        ["name"] = macro.Name,
        ["resource_type"] = "macro",
        ["package_name"] = macro.Package,
        ["path"] = macro.File,
        ["original_file_path"] = macro.File,
        ["unique_id"] = macro.UniqueId,
        ["macro_sql"] = macro.Source,
        ["depends_on"] = new JsonObject { ["macros"] = new JsonArray() },
        ["description"] = macro.Description,
        ["meta"] = new JsonObject(),
        ["docs"] = new JsonObject { ["show"] = true, ["node_color"] = null },
        ["patch_path"] = null,
        ["arguments"] = new JsonArray([.. macro.Definition.Parameters.Select(parameter => new JsonObject { ["name"] = parameter.Name, ["type"] = null, ["description"] = "" })]),
        ["created_at"] = now.ToUnixTimeMilliseconds() / 1000.0,
        ["supported_languages"] = null,
    };
}
