using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Parsing;

/// <summary>Says where a node is in the warehouse.</summary>
internal sealed class Placement(Project project, Invocation invocation, MacroLibrary macros)
{
    private const string AuditSchema = "dbt_test__audit";

    /// <summary>The project may override <c>generate_schema_name</c> and <c>generate_alias_name</c>.</summary>
    public void Place(Node node)
    {
        if (node.Config.Text("database") is { } database && database != project.Target.Database)
            throw new DbtException($"another database ({database}): not supported by the embedded runner", node.OriginalPath, 1);
        var name = node.Alias.Length > 0 ? node.Alias : node.Name;
        node.Alias = Naming("generate_alias_name", node, node.Config.Text("alias")) ?? node.Config.Text("alias") ?? name;
        if (node.Type == ResourceType.Test && !(invocation.StoresFailures ?? node.Config.Get("store_failures") is true)) return;
        var custom = node.Config.Text("schema") ?? (node.Type == ResourceType.Test ? AuditSchema : null);
        var schema = Naming("generate_schema_name", node, custom) ?? (custom is null ? project.Target.Schema : $"{project.Target.Schema}_{custom}");
        node.Relation = new Relation(project.Target.Database, schema, node.Alias);
    }

    private string? Naming(string macro, Node node, string? custom)
    {
        if (macros.Macro(macro) is not { } source) return null;
        var context = new NodeContext(project, invocation, macros, node) { Execute = true, Ref = NoRef, Source = NoRef };
        var scope = ScopeBuilder.Build(context);
        var given = new Jinja.Values.Arguments([custom, new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = node.Name }], new Dictionary<string, object?>(), node.OriginalPath, 1);
        return Jinja.Values.Value.Text(new Jinja.Evaluation.Macro(source.Definition, source.File, scope).Call(given)).Trim();

        static object? NoRef(Jinja.Values.Arguments arguments, string? one, string two) => throw arguments.Wrong("a naming macro reads no relation");
    }
}
