using Visa.Dbt.Jinja;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;

namespace Visa.Dbt.Rendering;

/// <summary>Makes the scope of a node's template out of its context.</summary>
internal static class ScopeBuilder
{
    /// <summary>The node's code, rendered. Throws <see cref="DbtException"/> with file and line.</summary>
    public static string Render(NodeContext context, string source, int firstLine = 1) =>
        Evaluator.Render(Template.Parse(source, context.Node.OriginalPath, firstLine), Build(context));

    public static Scope Build(NodeContext context)
    {
        var scope = new Scope();
        Functions.AddCommon(scope, context.Log);
        scope.Set("ref", new Callable("ref", arguments => Ref(context, arguments)));
        scope.Set("source", new Callable("source", arguments => context.Source(arguments, arguments.RequireText(0, "source_name"), arguments.RequireText(1, "table_name"))));
        scope.Set("config", Config(context));
        scope.Set("var", Functions.Var(context.Vars ?? context.Project.Vars));
        scope.Set("env_var", Functions.EnvVar(context.Environment ?? context.Invocation.Environment));
        scope.Set("this", context.This);
        scope.Set("target", context.Project.Target.ToJinja());
        scope.Set("execute", context.Execute);
        scope.Set("model", ModelFacts(context.Node));
        scope.Set("graph", context.GraphValue);
        scope.Set("run_started_at", context.Invocation.StartedAt);
        scope.Set("invocation_id", context.Invocation.Id.ToString());
        scope.Set("project_name", context.Project.Name);
        scope.Set("is_incremental", new Callable("is_incremental", _ => context.IsIncremental));
        scope.Set("should_full_refresh", new Callable("should_full_refresh", _ => context.Invocation.IsFullRefresh));
        scope.Set("dbt", CrossDatabase.Namespace);
        scope.Set("adapter", new Attributes("adapter", new Dictionary<string, object?> { ["dispatch"] = new Callable("dispatch", arguments => Dispatch(context, scope, arguments)) }));
        AddMacros(context, scope);
        return scope;
    }

    private static object? Ref(NodeContext context, Arguments arguments)
    {
        if (arguments.Named.Count > 0) throw arguments.Wrong("ref() with a version: not supported by the embedded runner");
        return arguments.Positional.Count == 2
            ? context.Ref(arguments, arguments.RequireText(0, "package"), arguments.RequireText(1, "name"))
            : context.Ref(arguments, null, arguments.RequireText(0, "name"));
    }

    private static Callable Config(NodeContext context) => new Callable("config", arguments =>
    {
        if (arguments.Positional.Count > 1 || (arguments.Positional.Count == 1 && arguments.Positional[0] is not Dictionary<string, object?>))
            throw arguments.Wrong("config() takes named arguments");
        context.OnConfig(arguments.Positional is [Dictionary<string, object?> map] ? map : arguments.Named);
        return "";
    }).With("get", new Callable("get", arguments => context.Node.Config.Get(arguments.RequireText(0, "name")) ?? arguments.Get(1, "default", null)))
      .With("require", new Callable("require", arguments => context.Node.Config.Get(arguments.RequireText(0, "name")) ?? throw arguments.Wrong($"the configuration '{arguments.Positional[0]}' is missing")));

    private static Dictionary<string, object?> ModelFacts(Node node) => new(StringComparer.Ordinal)
    {
        ["name"] = node.Name,
        ["unique_id"] = node.UniqueId,
        ["resource_type"] = node.Type.Name(),
        ["package_name"] = node.Package,
        ["path"] = node.Path,
        ["original_file_path"] = node.OriginalPath,
        ["alias"] = node.Alias,
        ["schema"] = node.Relation?.Schema,
        ["database"] = node.Relation?.Database,
        ["tags"] = node.Config.Tags.Select(object? (tag) => tag).ToList(),
        ["config"] = node.Config.Values,
        ["columns"] = node.Columns.ToDictionary(column => column.Name, object? (column) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = column.Name, ["data_type"] = column.DataType }),
    };

    private static void AddMacros(NodeContext context, Scope scope)
    {
        var own = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var source in context.Macros.Macros)
        {
            own[source.Name] = Bind(context, scope, source);
            scope.Set(source.Name, own[source.Name]);
        }
        foreach (var (name, value) in context.MacroOverrides)
        {
            scope.Set(name, new Callable(name, _ => value));
            own[name] = new Callable(name, _ => value);
        }
        scope.Set(context.Project.Name, new Attributes(context.Project.Name, own));
    }

    /// <summary>A macro that is noted as used by the node when it is called.</summary>
    public static Callable Bind(NodeContext context, Scope scope, MacroSource source)
    {
        var macro = new Macro(source.Definition, source.File, scope);
        return new Callable(source.Name, arguments =>
        {
            lock (context.Node.MacroNames) context.Node.MacroNames.Add(source.UniqueId);
            return macro.Call(arguments);
        });
    }

    /// <summary>The macro for the target's database: <c>redshift__x</c>, then <c>postgres__x</c> (its parent), then <c>default__x</c>.</summary>
    private static Callable Dispatch(NodeContext context, Scope scope, Arguments arguments)
    {
        var name = arguments.RequireText(0, "macro_name");
        string[] prefixes = context.Project.Target.Type == "redshift" ? ["redshift", "postgres", "default"] : [context.Project.Target.Type, "default"];
        return prefixes.Select(prefix => context.Macros.Macro($"{prefix}__{name}")).FirstOrDefault(source => source is not null) is { } found
            ? Bind(context, scope, found)
            : throw arguments.Wrong($"no macro named {string.Join(" or ", prefixes.Select(prefix => $"{prefix}__{name}"))} was found");
    }
}
