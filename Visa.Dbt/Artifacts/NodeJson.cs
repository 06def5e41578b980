using System.Text.Json.Nodes;
using Visa.Dbt.Execution;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;

namespace Visa.Dbt.Artifacts;

/// <summary>Nodes as the manifest shows them.</summary>
internal sealed class NodeJson(Manifest manifest, DateTimeOffset now)
{
    public JsonObject Node(Node node)
    {
        var json = Common(node);
        json["alias"] = node.Alias;
        json["database"] = manifest.Project.Target.Database;
        json["schema"] = node.Relation?.Schema ?? manifest.Project.Target.Schema;
        json["checksum"] = new JsonObject { ["name"] = node.Checksum.Length > 0 ? "sha256" : "none", ["checksum"] = node.Checksum };
        json["config"] = Config(node);
        json["tags"] = ArtifactFile.Texts(node.Config.Tags);
        json["meta"] = JinjaJson.ToNode(node.Config.Meta);
        json["columns"] = Columns(node);
        json["group"] = null;
        json["docs"] = new JsonObject { ["show"] = true, ["node_color"] = null };
        json["patch_path"] = node.PatchPath is { } patch ? $"{node.Package}://{patch}" : null;
        json["build_path"] = null;
        json["unrendered_config"] = JinjaJson.ToNode(node.OwnConfig);
        json["relation_name"] = node.IsEphemeral ? null : node.Relation?.ToString();
        json["raw_code"] = node.RawCode;
        json["depends_on"] = DependsOn(node);
        if (node.Type == ResourceType.Seed) json["root_path"] = manifest.Project.Directory;
        else AddCode(json, node);
        if (node.Type == ResourceType.Model) json["access"] = node.Config.Text("access") ?? "protected";
        if (node.Test is { } test) AddTest(json, node, test);
        if (node.Type == ResourceType.Operation) json["index"] = node.Name[^1] - '0';
        return json;
    }

    public JsonObject Source(Node node)
    {
        var json = Common(node);
        json["database"] = node.Relation!.Database;
        json["schema"] = node.Relation.Schema;
        json["source_name"] = node.SourceName;
        json["source_description"] = node.SourceDescription;
        json["loader"] = "";
        json["identifier"] = node.Relation.Identifier;
        json["loaded_at_field"] = node.LoadedAtField;
        json["freshness"] = node.Freshness is { } freshness ? SourcesWriter.Criteria(freshness) : null;
        json["columns"] = Columns(node);
        json["meta"] = JinjaJson.ToNode(node.Config.Meta);
        json["source_meta"] = new JsonObject();
        json["tags"] = ArtifactFile.Texts(node.Config.Tags);
        json["config"] = new JsonObject { ["enabled"] = true };
        json["unrendered_config"] = new JsonObject();
        json["relation_name"] = node.Relation.ToString();
        return json;
    }

    public JsonObject Exposure(Node node)
    {
        var exposure = node.Exposure!;
        var json = Common(node);
        json["type"] = exposure.Type;
        json["owner"] = new JsonObject { ["name"] = exposure.OwnerName, ["email"] = exposure.OwnerEmail };
        json["label"] = exposure.Label;
        json["maturity"] = exposure.Maturity;
        json["url"] = exposure.Url;
        json["meta"] = JinjaJson.ToNode(node.Config.Meta);
        json["tags"] = ArtifactFile.Texts(node.Config.Tags);
        json["config"] = new JsonObject { ["enabled"] = true, ["tags"] = ArtifactFile.Texts(node.Config.Tags), ["meta"] = JinjaJson.ToNode(node.Config.Meta) };
        json["unrendered_config"] = new JsonObject();
        json["depends_on"] = DependsOn(node);
        json["refs"] = Refs(node);
        json["sources"] = Sources(node);
        json["metrics"] = new JsonArray();
        return json;
    }

    public JsonObject UnitTest(Node node)
    {
        var test = node.UnitTest!;
        var json = Common(node);
        json["model"] = test.Model;
        json["given"] = new JsonArray([.. test.Given.Select(input => new JsonObject { ["input"] = input.Input, ["rows"] = Rows(input.Rows), ["format"] = "dict", ["fixture"] = null })]);
        json["expect"] = new JsonObject { ["rows"] = Rows(test.Expected), ["format"] = "dict", ["fixture"] = null };
        json["overrides"] = new JsonObject { ["macros"] = Map(test.MacroOverrides), ["vars"] = Map(test.VarOverrides), ["env_vars"] = Map(test.EnvOverrides) };
        json["depends_on"] = DependsOn(node);
        json["config"] = new JsonObject { ["enabled"] = true, ["tags"] = ArtifactFile.Texts(node.Config.Tags), ["meta"] = JinjaJson.ToNode(node.Config.Meta) };
        json["checksum"] = null;
        json["schema"] = manifest.Graph[node.DependsOn[0]].Relation?.Schema;
        json["versions"] = null;
        json["version"] = null;
        return json;
    }

    private JsonObject Common(Node node) => new()
    {
        ["name"] = node.Name,
        ["resource_type"] = node.Type == ResourceType.Test ? "test" : node.Type.Name(),
        ["package_name"] = node.Package,
        ["path"] = node.Path,
        ["original_file_path"] = node.OriginalPath,
        ["unique_id"] = node.UniqueId,
        ["fqn"] = ArtifactFile.Texts(node.Fqn),
        ["description"] = node.Description,
        ["created_at"] = now.ToUnixTimeMilliseconds() / 1000.0,
    };

    private void AddCode(JsonObject json, Node node)
    {
        json["language"] = "sql";
        json["refs"] = Refs(node);
        json["sources"] = Sources(node);
        json["metrics"] = new JsonArray();
        json["functions"] = new JsonArray();
        json["compiled_path"] = CompiledFiles.PathOf(manifest.Project, node);
        json["compiled"] = node.CompiledCode is not null;
        json["compiled_code"] = node.CompiledCode;
        json["extra_ctes_injected"] = node.CompiledCode is not null;
        json["extra_ctes"] = new JsonArray();
        json["contract"] = new JsonObject { ["enforced"] = node.Config.HasContract, ["alias_types"] = true, ["checksum"] = null };
    }

    private static void AddTest(JsonObject json, Node node, TestInfo test)
    {
        var arguments = new Dictionary<string, object?>(test.Arguments, StringComparer.Ordinal) { ["model"] = $"{{{{ get_where_subquery(ref('{test.AttachedNode.Split('.')[^1]}')) }}}}" };
        json["test_metadata"] = new JsonObject { ["name"] = test.Name, ["kwargs"] = JinjaJson.ToNode(arguments), ["namespace"] = null };
        json["column_name"] = test.ColumnName;
        json["file_key_name"] = $"models.{test.AttachedNode.Split('.')[^1]}";
        json["attached_node"] = test.AttachedNode;
        json["relation_name"] = node.Relation?.ToString();
    }

    private static JsonObject Config(Node node)
    {
        var values = new Dictionary<string, object?>(node.Config.Values, StringComparer.Ordinal);
        foreach (var hook in (string[])["pre-hook", "post-hook"])
        {
            if (!values.ContainsKey(hook)) continue;
            values[hook] = node.Config.Texts(hook).Select(object? (sql) => new Dictionary<string, object?> { ["sql"] = sql, ["transaction"] = true, ["index"] = null }).ToList();
        }
        values["enabled"] = node.Config.IsEnabled;
        values["materialized"] = node.Type == ResourceType.Operation ? "view" : node.Materialized;
        values["tags"] = node.Config.Tags.Select(object? (tag) => tag).ToList();
        values["meta"] = node.Config.Meta;
        if (node.Type == ResourceType.Test)
        {
            values.TryAdd("severity", "ERROR");
            values.TryAdd("fail_calc", "count(*)");
            values.TryAdd("warn_if", "!= 0");
            values.TryAdd("error_if", "!= 0");
        }
        return (JsonObject)JinjaJson.ToNode(values)!;
    }

    private static JsonObject Columns(Node node) => new(node.Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)new JsonObject
    {
        ["name"] = column.Name,
        ["description"] = column.Description,
        ["meta"] = JinjaJson.ToNode(column.Meta),
        ["data_type"] = column.DataType,
        ["constraints"] = new JsonArray(),
        ["quote"] = null,
        ["tags"] = ArtifactFile.Texts(column.Tags),
    })));

    private static JsonObject DependsOn(Node node)
    {
        var json = new JsonObject { ["macros"] = ArtifactFile.Texts(node.MacroNames.Order(StringComparer.Ordinal)) };
        if (node.Type != ResourceType.Seed) json["nodes"] = ArtifactFile.Texts(node.DependsOn);
        return json;
    }

    private static JsonArray Refs(Node node) => new([.. node.Refs.Select(reference => new JsonObject { ["name"] = reference[^1], ["package"] = reference.Count > 1 ? reference[0] : null, ["version"] = null })]);

    private static JsonArray Sources(Node node) => new([.. node.SourceRefs.Select(source => ArtifactFile.Texts([source.Source, source.Table]))]);

    private static JsonArray Rows(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => new([.. rows.Select(Map)]);

    private static JsonNode? Map(IReadOnlyDictionary<string, object?> map) => JinjaJson.ToNode(new Dictionary<string, object?>(map));
}
