using System.Text.RegularExpressions;
using Visa.Dbt.Jinja;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Projects;

/// <summary>Reads dbt_project.yml and profiles.yml.</summary>
internal static partial class ProjectLoader
{
    private static readonly string[] Kinds = ["models", "seeds", "data_tests", "unit_tests", "sources", "exposures"];

    public static Project Load(Invocation invocation)
    {
        var directory = Path.GetFullPath(invocation.ProjectDirectory);
        var path = Path.Combine(directory, Project.File);
        if (!File.Exists(path)) throw new DbtException($"There is no {Project.File} in {directory}. Name the folder with --project-dir.");
        RefuseOtherFiles(directory);
        var yaml = YamlFile.Read(path, Project.File);
        yaml.Allow(
            "dbt_project.yml", "name", "version", "config-version", "profile", "require-dbt-version", "model-paths", "seed-paths", "test-paths", "macro-paths", "target-path", "clean-targets",
            "flags", "vars", "on-run-start", "on-run-end", "models", "seeds", "data_tests", "tests", "unit_tests", "sources", "exposures", "analysis-paths", "docs-paths", "asset-paths", "snapshot-paths",
            "packages-install-path", "log-path", "query-comment");
        var name = yaml.RequireText("name");
        if (!ProjectName.IsMatch(name)) throw yaml.Wrong($"'{name}' is no name for a project: letters, digits and _ only");
        var vars = Vars(yaml, name, invocation);
        var scope = YamlScope(invocation, vars);
        var profile = yaml.Text("profile") ?? name;
        return new Project(name, directory, LoadTarget(profile, directory, invocation, scope))
        {
            ModelPaths = Paths(yaml, "model-paths", "models"),
            SeedPaths = Paths(yaml, "seed-paths", "seeds"),
            TestPaths = Paths(yaml, "test-paths", "tests"),
            MacroPaths = Paths(yaml, "macro-paths", "macros"),
            TargetPath = Path.GetFullPath(Path.Combine(directory, invocation.TargetPath ?? yaml.Text("target-path") ?? "target")),
            Configs = Kinds.ToDictionary(kind => kind, kind => yaml.Map(kind) ?? (kind == "data_tests" ? yaml.Map("tests") : null) ?? new YamlMap(Project.File, 1), StringComparer.Ordinal),
            Vars = vars,
            OnRunStart = Texts(yaml, "on-run-start"),
            OnRunEnd = Texts(yaml, "on-run-end"),
        };
    }

    /// <summary>Renders the texts of a YAML value that hold Jinja.</summary>
    public static object? Render(object? value, Scope scope, string file, int line) => value switch
    {
        string text when text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) => Native(Evaluator.Render(Template.Parse(text, file, line), scope)),
        List<object?> list => list.Select(item => Render(item, scope, file, line)).ToList(),
        YamlMap map => RenderMap(map, scope),
        _ => value,
    };

    private static YamlMap RenderMap(YamlMap map, Scope scope)
    {
        var rendered = new YamlMap(map.File, map.Line);
        foreach (var (key, value) in map) rendered[key] = Render(value, scope, map.File, map.Line);
        return rendered;
    }

    private static object? Native(string text) => text switch
    {
        "True" or "true" => true,
        "False" or "false" => false,
        "None" => null,
        _ when long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };

    private static void RefuseOtherFiles(string directory)
    {
        foreach (var file in (string[])["packages.yml", "dependencies.yml", "selectors.yml"])
        {
            if (File.Exists(Path.Combine(directory, file))) throw DbtException.NotHere(file, "Install dbt to use it: with dbt on PATH, that one is run.");
        }
    }

    private static Scope YamlScope(Invocation invocation, IReadOnlyDictionary<string, object?> vars)
    {
        var scope = new Scope();
        scope.Set("env_var", Functions.EnvVar(invocation.Environment));
        scope.Set("var", Functions.Var(vars));
        return scope;
    }

    private static Dictionary<string, object?> Vars(YamlMap yaml, string project, Invocation invocation)
    {
        var vars = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in yaml.Map("vars") ?? new YamlMap(Project.File, 1))
        {
            if (key == project && value is YamlMap own)
            {
                foreach (var pair in own) vars[pair.Key] = pair.Value;
            }
            else
                vars[key] = value;
        }
        foreach (var pair in invocation.Vars) vars[pair.Key] = pair.Value;
        return vars;
    }

    private static Target LoadTarget(string profile, string directory, Invocation invocation, Scope scope)
    {
        var folder = invocation.ProfilesDirectory ?? directory;
        var path = Path.Combine(folder, "profiles.yml");
        if (!File.Exists(path)) throw new DbtException($"There is no profiles.yml in {folder}. Name its folder with --profiles-dir.");
        var profiles = YamlFile.Read(path, "profiles.yml");
        var yaml = profiles.Map(profile) ?? throw profiles.Wrong($"there is no profile '{profile}'");
        var name = invocation.TargetName ?? Render(yaml.Text("target"), scope, yaml.File, yaml.Line) as string ?? "default";
        var outputs = yaml.Map("outputs") ?? throw yaml.Wrong("'outputs' is missing");
        var output = outputs.Map(name) ?? throw outputs.Wrong($"the profile '{profile}' has no target '{name}'; it has {string.Join(", ", outputs.Keys)}");
        var values = RenderMap(output, scope);
        var type = values.RequireText("type");
        var host = values.Text("host");
        return new Target(profile, name, type, values.Text("dbname") ?? Path.GetFileNameWithoutExtension(values.Text("path") ?? "dev"), values.RequireText("schema"), Threads(values, invocation))
        {
            Workgroup = host?.Split('.')[0],
        };
    }

    private static int Threads(YamlMap values, Invocation invocation)
    {
        var threads = invocation.Threads ?? (values.GetValueOrDefault("threads") is long number ? (int)number : 1);
        return threads is >= 1 and <= 64 ? threads : throw values.Wrong($"'threads' must be 1 to 64, not {threads}");
    }

    private static IReadOnlyList<string> Paths(YamlMap yaml, string key, string otherwise) => yaml.ContainsKey(key) ? [.. yaml.List(key).Select(Jinja.Values.Value.Text)] : [otherwise];

    private static IReadOnlyList<string> Texts(YamlMap yaml, string key) => yaml.GetValueOrDefault(key) switch
    {
        null => [],
        string text => [text],
        _ => [.. yaml.List(key).Select(Jinja.Values.Value.Text)],
    };

    [GeneratedRegex(@"^[^\d\W]\w*$")]
    private static partial Regex ProjectName { get; }
}
