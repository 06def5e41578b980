using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Parsing;

/// <summary>Reads all files of a project into its graph: files, then properties, then tests, then what refers to what.</summary>
internal sealed class ManifestReader
{
    private readonly Project _project;
    private readonly MacroLibrary _macros = new();
    private readonly ConfigLayers _layers;
    private readonly List<Node> _nodes = [];
    private readonly List<PropertyFile> _properties = [];

    private ManifestReader(Project project, Invocation invocation)
    {
        _project = project;
        var scope = new Scope();
        scope.Set("env_var", Functions.EnvVar(invocation.Environment));
        scope.Set("var", Functions.Var(project.Vars));
        scope.Set("target", project.Target.ToJinja());
        _layers = new ConfigLayers(project, scope);
    }

    /// <summary>Throws <see cref="DbtException"/> with file and line for what cannot be understood.</summary>
    public static Manifest Read(Project project, Invocation invocation)
    {
        var reader = new ManifestReader(project, invocation);
        reader.ReadMacros();
        reader.ReadProperties();
        var placement = new Placement(project, invocation, reader._macros);
        var files = new FileNodes(project, invocation, reader._macros, reader._layers, placement);
        reader._nodes.AddRange(files.Seeds(reader._properties));
        reader._nodes.AddRange(files.Models(reader._properties));
        reader._nodes.AddRange(new PropertyNodes(project, reader._layers, reader._macros, placement).Read(reader._properties, reader._nodes));
        reader._nodes.AddRange(files.SingularTests(reader._properties));
        reader._nodes.AddRange(reader.Hooks());
        var enabled = reader._nodes.Where(node => node.Config.IsEnabled).ToList();
        var disabled = reader._nodes.Where(node => !node.Config.IsEnabled).ToList();
        References.Resolve(enabled, disabled, project.Name);
        return new Manifest(project, invocation, reader._macros, new Graph(enabled), disabled);
    }

    private void ReadMacros()
    {
        var generic = _project.TestPaths.Select(path => $"{path}/generic");
        foreach (var file in SourceFile.Find(_project.Directory, _project.MacroPaths.Concat(generic), ".sql")) _macros.Add(file.Text, file.OriginalPath, _project.Name);
    }

    private void ReadProperties()
    {
        var folders = _project.ModelPaths.Concat(_project.SeedPaths).Concat(_project.TestPaths).Concat(_project.MacroPaths).Distinct();
        _properties.AddRange(SourceFile.Find(_project.Directory, folders, ".yml", ".yaml").Select(PropertyFile.Read));
        foreach (var macro in _properties.SelectMany(file => file.Yaml.Maps("macros")))
        {
            macro.Allow("a macro", "name", "description", "arguments", "config");
            var source = _macros.Macro(macro.RequireText("name")) ?? throw macro.Wrong($"there is no macro '{macro.Text("name")}'");
            source.Description = PropertyFile.Description(macro);
        }
        foreach (var file in SourceFile.Find(_project.Directory, _project.ModelPaths, ".py", ".md").Where(file => file.FullPath.EndsWith(".py", StringComparison.Ordinal)))
            throw new DbtException("a Python model: not supported by the embedded runner", file.OriginalPath, 1);
        foreach (var file in SourceFile.Find(_project.Directory, ["snapshots", "analyses"], ".sql", ".yml"))
            throw new DbtException("snapshots and analyses: not supported by the embedded runner", file.OriginalPath, 1);
    }

    private IEnumerable<Node> Hooks() => Hooks("on-run-start", _project.OnRunStart).Concat(Hooks("on-run-end", _project.OnRunEnd));

    private IEnumerable<Node> Hooks(string kind, IReadOnlyList<string> hooks) => hooks.Select((sql, index) => new Node
    {
        UniqueId = $"operation.{_project.Name}.{_project.Name}-{kind}-{index}",
        Name = $"{_project.Name}-{kind}-{index}",
        Type = ResourceType.Operation,
        Package = _project.Name,
        Path = $"hooks/{_project.Name}-{kind}-{index}.sql",
        OriginalPath = Project.File,
        Fqn = [_project.Name, "hooks", $"{_project.Name}-{kind}-{index}"],
        RawCode = sql,
        Alias = $"{_project.Name}-{kind}-{index}",
        Checksum = Digest.Sha256(sql),
    });
}
