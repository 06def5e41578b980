using Visa.Dbt.Cli;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Dbt.Tests.Cli;

public sealed class DbtVerbTests : IDisposable
{
    private readonly SmallProject _project = new SmallProject()
        .Write("models/a.sql", "select 1 as k")
        .Write("models/b.sql", "select * from {{ ref('a') }}");

    [Fact]
    public async Task List_OfAProject_WritesSelectors()
    {
        var (code, output, _) = await RunAsync("ls");

        Assert.Equal((0, "small.a\nsmall.b\n"), (code, output));
    }

    [Theory]
    [InlineData("frobnicate", "No such command 'frobnicate'.")]
    [InlineData("snapshot", "dbt snapshot: not supported by the embedded runner")]
    [InlineData("run --state x", "--state: not supported by the embedded runner")]
    [InlineData("run --nonsense", "No such option: --nonsense")]
    [InlineData("run --select", "--select needs a value")]
    [InlineData("run --target nowhere", "has no target 'nowhere'; it has dev, duck")]
    [InlineData("run --target duck", "The target 'duck' of type duckdb: not supported")]
    [InlineData("retry", "Could not find previous run")]
    public async Task Run_OfWhatIsNotUnderstood_ExitsWithTwo(string arguments, string message)
    {
        var (code, _, errors) = await RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models/c.sql", "select * from {{ ref('zzz') }}", "depends on a node named 'zzz' which was not found")]
    [InlineData("models/c.sql", "select * from {{ source('s', 't') }}", "depends on a source named 's.t' which was not found")]
    [InlineData("models/c.sql", "{{ config(materialized='magic') }} select 1", "the materialization 'magic' is not supported")]
    [InlineData("models/c.sql", "{{ config(odd=1) }} select 1", "the configuration 'odd' of a model is not supported")]
    [InlineData("models/c.sql", "select {{ var('missing') }}", "Required var 'missing' not found")]
    [InlineData("models/c.sql", "\n\nselect {{ env_var('MISSING') }}", "Env var required but not provided: 'MISSING'\n  at models/c.sql:3")]
    [InlineData("models/a2.sql", "select * from {{ ref('c1') }}", "'c1' which was not found")]
    [InlineData("models/c.py", "def model(dbt, session): pass", "a Python model: not supported")]
    [InlineData("snapshots/s.yml", "snapshots: []", "snapshots and analyses: not supported")]
    [InlineData("packages.yml", "packages: []", "packages.yml: not supported")]
    [InlineData("models/p.yml", "models: [{name: zzz}]", "there is no model 'zzz'")]
    [InlineData("models/p.yml", "metrics: []", "'metrics' is not supported by the embedded runner")]
    [InlineData("models/p.yml", "models:\n  - name: a\n    columns: [{name: k, data_tests: [nonsense]}]", "there is no test 'nonsense'\n  at models/p.yml:3")]
    [InlineData("models/p.yml", "models: [a: b: c]", "models/p.yml:1")]
    [InlineData("models/sub/a.sql", "select 1", "dbt found two resources with the name \"a\"")]
    public async Task Parse_OfABrokenProject_SaysWhatAndWhereAndExitsWithTwo(string file, string text, string message)
    {
        _project.Write(file, text);

        var (code, _, errors) = await RunAsync("parse");

        Assert.Equal(2, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_OfACycle_NamesIt()
    {
        _project.Write("models/a.sql", "select * from {{ ref('b') }}");

        var (code, _, errors) = await RunAsync("parse");

        Assert.Equal(2, code);
        Assert.Contains("Found a cycle: model.small.a --> model.small.b", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithADbtOnThePath_RunsThatOne()
    {
        var folder = Directory.CreateTempSubdirectory("visa-dbt-bin-");
        var dbt = Path.Combine(folder.FullName, "dbt");
        await File.WriteAllTextAsync(dbt, "#!/bin/sh\necho \"$@\" in $(pwd) > \"$(dirname \"$0\")/called\"\nexit 7\n");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(dbt, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var code = await DbtVerb.RunAsync(["build", "--select", "a"], TextWriter.Null, TextWriter.Null, name => name switch { "PATH" => folder.FullName, "DBT_PROJECT_DIR" => _project.Path, _ => null }, TimeProvider.System, CancellationToken.None);

        Assert.Equal(7, code);
        Assert.Equal($"build --select a in {_project.Path}\n", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "called")));
        folder.Delete(recursive: true);
    }

    public void Dispose() => _project.Dispose();

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var environment = new Dictionary<string, string> { ["DBT_PROJECT_DIR"] = _project.Path, ["VISA_DBT"] = "embedded" };
        var code = await DbtVerb.RunAsync(arguments, output, errors, environment.GetValueOrDefault, TimeProvider.System, CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}
