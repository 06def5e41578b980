using Visa.Dbt.Jinja;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Rendering;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Compilation;

/// <summary>Makes the SQL of nodes.</summary>
internal sealed class Compiler
{
    private readonly Manifest _manifest;
    private readonly RelationCache _cache;
    private readonly Action<string> _log;
    private readonly Dictionary<string, Node> _byName;
    private readonly Dictionary<string, object?> _graph;

    public Compiler(Manifest manifest, RelationCache cache, Action<string> log)
    {
        _manifest = manifest;
        _cache = cache;
        _log = log;
        _byName = manifest.Graph.Nodes.Where(node => node.IsReferable).ToDictionary(node => node.Name, StringComparer.Ordinal);
        _graph = GraphFacts.Of(manifest.Graph);
    }

    /// <summary>The SQL of a model, a singular test or a hook, with ephemeral models in front.</summary>
    public string Compile(Node node)
    {
        if (node.CompiledCode is { } known) return known;
        var sql = node.Test is null ? CompileCode(node) : CompileTest(node);
        node.CompiledCode = sql;
        return sql;
    }

    /// <summary>A hook's SQL, which sees the model's relation as <c>this</c>.</summary>
    public string CompileHook(Node node, string sql) => Evaluator.Render(Template.Parse(sql, node.OriginalPath), ScopeBuilder.Build(Context(node, [])));

    public bool IsIncremental(Node node) =>
        node is { Type: ResourceType.Model, Materialized: "incremental" } && node.Relation is { } relation && _cache.IsTable(relation) && !IsFullRefresh(node);

    public bool IsFullRefresh(Node node) => node.Config.Get("full_refresh") is bool own ? own : _manifest.Invocation.IsFullRefresh;

    /// <summary>The node's template with each input replaced: what a unit test runs.</summary>
    public string CompileWith(Node model, UnitTestInfo test, IReadOnlyDictionary<string, string> inputs)
    {
        var vars = new Dictionary<string, object?>(_manifest.Project.Vars, StringComparer.Ordinal);
        foreach (var pair in test.VarOverrides) vars[pair.Key] = pair.Value;
        var context = Context(model, []) with
        {
            Ref = (arguments, _, name) => Input(arguments, inputs, name, $"ref('{name}')"),
            Source = (arguments, source, table) => Input(arguments, inputs, $"{source}__{table}", $"source('{source}', '{table}')"),
            This = inputs.TryGetValue("this", out var own) ? new Relation("", "", "this") { CommonTable = own } : model.Relation,
            IsIncremental = false,
            MacroOverrides = test.MacroOverrides,
            Vars = vars,
            Environment = name => test.EnvOverrides.TryGetValue(name, out var value) ? Value.Text(value) : _manifest.Invocation.Environment(name),
        };
        return ScopeBuilder.Render(context, model.RawCode);
    }

    private static Relation Input(Arguments arguments, IReadOnlyDictionary<string, string> inputs, string name, string shown) =>
        inputs.TryGetValue(name, out var table)
            ? new Relation("", "", name) { CommonTable = table }
            : throw arguments.Wrong($"the unit test gives no rows for {shown}");

    private string CompileCode(Node node)
    {
        var tables = new List<(string Name, string Sql)>();
        var sql = ScopeBuilder.Render(Context(node, tables), node.RawCode);
        return CommonTables.Inject(sql, tables);
    }

    private NodeContext Context(Node node, List<(string Name, string Sql)> tables) => new(_manifest.Project, _manifest.Invocation, _manifest.Macros, node)
    {
        Execute = true,
        This = node.Relation,
        IsIncremental = IsIncremental(node),
        GraphValue = _graph,
        Log = _log,
        Ref = (arguments, _, name) => Resolve(arguments, node, name, tables),
        Source = (arguments, source, table) => _manifest.Graph.NodesById.GetValueOrDefault($"source.{_manifest.Project.Name}.{source}.{table}")?.Relation
            ?? throw arguments.Wrong($"there is no source '{source}.{table}'"),
    };

    private Relation Resolve(Arguments arguments, Node node, string name, List<(string Name, string Sql)> tables)
    {
        if (!_byName.TryGetValue(name, out var found)) throw arguments.Wrong($"there is no node '{name}'");
        if (node.Type is not ResourceType.Operation && !node.DependsOn.Contains(found.UniqueId))
            throw arguments.Wrong($"dbt was unable to infer all dependencies for the model \"{node.Name}\": it reads {name} only when it is executed. Write -- depends_on: {{{{ ref('{name}') }}}} at its top.");
        if (!found.IsEphemeral) return found.Relation!;
        var table = CommonTables.Prefix + name;
        if (tables.All(known => known.Name != table))
        {
            var inner = ScopeBuilder.Render(Context(found, tables), found.RawCode);
            tables.Add((table, inner));
        }
        return found.Relation! with { CommonTable = table };
    }

    private string CompileTest(Node node)
    {
        var test = node.Test!;
        var tables = new List<(string Name, string Sql)>();
        var context = Context(node, tables);
        var scope = ScopeBuilder.Build(context);
        var macro = _manifest.Macros.Test(test.Name)!;
        var arguments = test.Arguments.ToDictionary(pair => pair.Key, pair => TestArgument(pair.Value, scope, node), StringComparer.Ordinal);
        arguments["model"] = Attached(node, tables);
        var parameters = macro.Definition.Parameters.Select(parameter => parameter.Name).ToList();
        if (arguments.Keys.FirstOrDefault(name => !parameters.Contains(name)) is { } unknown)
            throw new DbtException($"the test {test.Name} has no argument '{unknown}'", node.OriginalPath, 0);
        var sql = Value.Text(ScopeBuilder.Bind(context, scope, macro).Call(new Arguments([], arguments, node.OriginalPath, 0)));
        return CommonTables.Inject(sql, tables);
    }

    private object Attached(Node node, List<(string Name, string Sql)> tables)
    {
        var attached = _manifest.Graph[node.Test!.AttachedNode];
        var relation = attached.IsEphemeral
            ? Resolve(new Arguments([], new Dictionary<string, object?>(), node.OriginalPath, 0), node, attached.Name, tables)
            : attached.Relation!;
        return node.Config.Text("where") is { } where ? $"(select * from {relation} where {where}) dbt_subquery" : relation;
    }

    private static object? TestArgument(object? value, Scope scope, Node node) => value is string text && (PropertyNodes.RefCall.IsMatch(text) || PropertyNodes.SourceCall.IsMatch(text))
        ? new ExpressionEvaluator(node.OriginalPath, scope).Evaluate(ExpressionParser.Parse(text, node.OriginalPath, 1))
        : Projects.ProjectLoader.Render(value, scope, node.OriginalPath, 1);
}
