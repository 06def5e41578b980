using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Rendering;

/// <summary>The functions of dbt's context that need no node.</summary>
internal static class Functions
{
    private const string InstallDbt = "Install dbt to use it: with dbt on PATH, that one is run.";

    public static Callable EnvVar(Func<string, string?> environment) => new("env_var", arguments =>
    {
        var name = arguments.RequireText(0, "var");
        return environment(name) ?? arguments.Get(1, "default", null) ?? throw arguments.Wrong($"Env var required but not provided: '{name}'");
    });

    public static Callable Var(IReadOnlyDictionary<string, object?> vars) => new Callable("var", arguments =>
    {
        var name = arguments.RequireText(0, "name");
        if (vars.TryGetValue(name, out var value)) return value;
        return arguments.Count > 1 ? arguments.Get(1, "default", null) : throw arguments.Wrong($"Required var '{name}' not found. Set it in dbt_project.yml or with --vars.");
    }).With("has_var", new Callable("has_var", arguments => vars.ContainsKey(arguments.RequireText(0, "name"))));

    /// <summary>Registers what every template sees.</summary>
    public static void AddCommon(Scope scope, Action<string> log)
    {
        scope.Set("return", new Callable("return", arguments => throw new ReturnSignal(arguments.Get(0, "data", null))));
        scope.Set("log", new Callable("log", arguments => Log(arguments, log)));
        scope.Set("print", new Callable("print", arguments => Log(arguments with { Named = new Dictionary<string, object?> { ["info"] = true } }, log)));
        scope.Set("tojson", new Callable("tojson", arguments => JinjaJson.Write(arguments.Require(0, "value"))));
        scope.Set("fromjson", new Callable("fromjson", arguments => JinjaJson.Read(arguments.RequireText(0, "string"))));
        scope.Set("range", new Callable("range", Range));
        scope.Set("dict", new Callable("dict", arguments => arguments.Named.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));
        scope.Set("namespace", new Callable("namespace", arguments => new NamespaceValue(arguments.Named)));
        scope.Set("zip", new Callable("zip", Zip));
        scope.Set("set", new Callable("set", arguments => Filters.Apply("unique", arguments.Require(0, "value"), arguments)));
        scope.Set("exceptions", new Attributes("exceptions", new Dictionary<string, object?>
        {
            ["raise_compiler_error"] = new Callable("raise_compiler_error", arguments => throw arguments.Wrong(arguments.RequireText(0, "msg"))),
            ["warn"] = new Callable("warn", arguments => Log(arguments with { Named = new Dictionary<string, object?> { ["info"] = true } }, log)),
        }));
        foreach (var name in (string[])["run_query", "statement", "load_result", "doc", "metric", "fromyaml", "toyaml", "function"])
            scope.Set(name, new Callable(name, arguments => throw arguments.Wrong($"{name}(): not supported by the embedded runner. {InstallDbt}")));
    }

    private static string Log(Arguments arguments, Action<string> log)
    {
        if (Value.IsTrue(arguments.Get(1, "info", false))) log(Value.Text(arguments.Require(0, "msg")));
        return "";
    }

    private static List<object?> Range(Arguments arguments)
    {
        var (start, end) = arguments.Positional.Count > 1
            ? (Value.ToLong(arguments.Positional[0]), Value.ToLong(arguments.Positional[1]))
            : (0, Value.ToLong(arguments.Require(0, "stop")));
        var step = Value.ToLong(arguments.Get(2, "step", 1L));
        if (step == 0) throw arguments.Wrong("range() with a step of zero has no end");
        var numbers = new List<object?>();
        for (var number = start; step > 0 ? number < end : number > end; number += step)
        {
            numbers.Add(number);
            if (numbers.Count > 100_000) throw arguments.Wrong("range() gives more than 100,000 numbers");
        }
        return numbers;
    }

    private static List<object?> Zip(Arguments arguments)
    {
        var lists = arguments.Positional.Select(list => Value.Elements(list).ToList()).ToList();
        var count = lists.Count == 0 ? 0 : lists.Min(list => list.Count);
        return [.. Enumerable.Range(0, count).Select(object? (index) => lists.Select(list => list[index]).ToList())];
    }
}
