using System.Diagnostics;

namespace Visa.Orchestrator.Tests.Transform;

/// <summary>What can be checked of <c>glue/job.py</c> without Spark, by the Python that there is.</summary>
public sealed class JobScriptTests
{
    private static readonly string? Python = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);

    [SkippableTheory]
    [InlineData("-m unittest discover glue/tests")]
    [InlineData("-c \"import ast;ast.parse(open('glue/job.py').read(),feature_version=(3,11))\"")]
    public async Task Script_PassesItsOwnTests(string arguments)
    {
        Skip.If(Python is null, "python3 is not installed.");

        var (code, said) = await RunAsync(arguments);

        Assert.True(code == 0, said);
    }

    [SkippableFact]
    public async Task Script_HasNothingThatPyflakesMinds()
    {
        Skip.If(Python is null || (await RunAsync("-m pyflakes --version")).Code != 0, "pyflakes is not installed.");

        var (code, said) = await RunAsync("-m pyflakes glue/job.py glue/tests/test_job.py");

        Assert.True(code == 0, said);
    }

    private static async Task<(int Code, string Said)> RunAsync(string arguments)
    {
        var start = new ProcessStartInfo(Python!, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Visa.slnx"))) folder = folder.Parent;
            return folder.FullName;
        }
    }
}
