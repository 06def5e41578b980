namespace Visa.Deployment.Tests.Script;

/// <summary>The entry script in a tree of its own, with a program in dotnet's place that writes down what it is asked and leaves an assembly as a build does.</summary>
public sealed class BuildTests : IDisposable
{
    private static readonly string[] Folders = ["Visa.Orchestrator", "Visa.AppHost", "compat", "containers", "glue", "benchmarks", "tests"];
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Build.targets", "global.json", "BannedSymbols.txt", ".editorconfig"];

    private readonly string _root = Directory.CreateTempSubdirectory("visa-script-").FullName;

    public BuildTests()
    {
        foreach (var folder in Folders) Directory.CreateDirectory(PathOf(folder));
        foreach (var file in Files) File.WriteAllText(PathOf(file), "");
        File.Copy(WorkingTree.PathOf("visa"), PathOf("visa"));
        File.WriteAllText(PathOf("Visa.Orchestrator/Visa.Orchestrator.csproj"), "<Project/>");
        File.WriteAllText(PathOf("Visa.Orchestrator/Program.cs"), "one");
        File.WriteAllText(PathOf("Visa.Orchestrator/Old.cs"), "old");
        File.WriteAllText(PathOf("Visa.AppHost/Visa.AppHost.csproj"), """<Project><ProjectReference Include="../Visa.Orchestrator/Visa.Orchestrator.csproj" /></Project>""");
        Directory.CreateDirectory(PathOf("Visa.AppHost/Properties"));
        File.Copy(WorkingTree.PathOf("Visa.AppHost", "Properties", "launchSettings.json"), PathOf("Visa.AppHost/Properties/launchSettings.json"));
        Directory.CreateDirectory(PathOf("path"));
        File.WriteAllText(PathOf("path/dotnet"), $$"""
            #!/bin/sh
            case "$1" in
              --version) cat "{{_root}}/version" ;;
              build)
                echo "$2" >>"{{_root}}/builds"
                for name in AppHost Orchestrator; do
                  mkdir -p "{{_root}}/Visa.$name/bin/Debug/net10.0"
                  cat "{{_root}}"/Visa.$name/*.cs >"{{_root}}/Visa.$name/bin/Debug/net10.0/Visa.$name.dll" 2>/dev/null
                done ;;
            esac
            exit 0
            """);
        File.WriteAllText(PathOf("version"), "10.0.100");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PathOf("path/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableFact]
    public async Task Build_OfTheSameSources_IsDoneOnce()
    {
        await RunAsync("dag", "list");
        await RunAsync("dag", "list");

        Assert.Single(Builds());
    }

    [SkippableTheory]
    [InlineData("a source changed")]
    [InlineData("a source came")]
    [InlineData("a source went")]
    [InlineData("what all projects read changed")]
    [InlineData("another SDK")]
    [InlineData("the assembly is gone")]
    [InlineData("the assembly is another")]
    public async Task Build_AfterAChange_IsDoneAgain(string change)
    {
        await RunAsync("dag", "list");

        if (change == "a source changed") File.WriteAllText(PathOf("Visa.Orchestrator/Program.cs"), "two");
        else if (change == "a source came") File.WriteAllText(PathOf("Visa.Orchestrator/New.cs"), "");
        else if (change == "a source went") File.Delete(PathOf("Visa.Orchestrator/Old.cs"));
        else if (change == "what all projects read changed") File.WriteAllText(PathOf("Directory.Build.props"), "<Project/>");
        else if (change == "another SDK") File.WriteAllText(PathOf("version"), "10.0.200");
        else if (change == "the assembly is gone") Directory.Delete(PathOf("Visa.Orchestrator/bin"), recursive: true);
        else File.WriteAllText(PathOf("Visa.Orchestrator/bin/Debug/net10.0/Visa.Orchestrator.dll"), "of other sources");
        await RunAsync("dag", "list");

        Assert.Equal(2, Builds().Length);
    }

    /// <summary><c>up</c> builds the services; what works on them afterwards builds them no more.</summary>
    [SkippableFact]
    public async Task Build_OfWhatReferencesIt_CountsForAProject()
    {
        await RunAsync("up");
        await RunAsync("dag", "list");

        Assert.EndsWith("Visa.AppHost.csproj", Assert.Single(Builds()), StringComparison.Ordinal);
    }

    private string PathOf(string file) => Path.Combine(_root, file);

    private string[] Builds() => File.ReadAllLines(PathOf("builds"));

    private async Task RunAsync(params string[] arguments)
    {
        Skip.If(OperatingSystem.IsWindows(), "./visa needs bash");
        var (code, said) = await Tool.RunAsync("bash", _root, [PathOf("visa"), .. arguments], ("PATH", $"{PathOf("path")}:{Environment.GetEnvironmentVariable("PATH")}"));
        Assert.True(code == 0, said);
    }
}
