using System.Diagnostics;
using System.Text.Json;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Analytics.Tests.Notebook;

public sealed class NotebookRunTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visa-notebook-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Run_TwiceOnOneExtract_GivesTheSameNumbers()
    {
        SyntheticExtract.Write(_folder.FullName, cards: 300, days: 40, seed: 7);

        var first = await RunAsync("first");
        var second = await RunAsync("second");

        Assert.Equal(first.Results, second.Results);
        using var results = JsonDocument.Parse(first.Results);
        Assert.Equal("reports", results.RootElement.GetProperty("label").GetString());
        var ceiling = results.RootElement.GetProperty("mistakes");
        Assert.True(ceiling.GetProperty("random labels, SMOTE, then split").GetDouble() > 0.8);
        Assert.True(ceiling.GetProperty("random labels, split, then SMOTE").GetDouble() < 0.3);
        var models = results.RootElement.GetProperty("models");
        Assert.All(new[] { "logistic regression", "decision tree", "random forest", "XGBoost" }, name =>
            Assert.True(models.GetProperty(name).GetProperty("AP").GetDouble() > results.RootElement.GetProperty("base_rate").GetDouble()));
    }

    [SkippableFact]
    public async Task Run_WithoutMaturedLabelsOrTruth_SaysSoAndGoesOn()
    {
        SyntheticExtract.Write(_folder.FullName, cards: 400, days: 3, seed: 7);
        File.Delete(Path.Combine(_folder.FullName, "truth.csv"));

        var run = await RunAsync("young");

        Assert.Contains("models need more time", run.Page, StringComparison.Ordinal);
        Assert.Contains("The models are left out", run.Page, StringComparison.Ordinal);
        Assert.Contains("There is not yet enough labelled fraud for models", run.Page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Run_WithoutAnExtract_SaysHowOneIsMade()
    {
        var (exitCode, output) = await NotebookAsync(Path.Combine(_folder.FullName, "page.html"), Path.Combine(_folder.FullName, "results.json"));

        Assert.Equal(1, exitCode);
        Assert.Contains("./visa export --to", output, StringComparison.Ordinal);
    }

    private async Task<(string Results, string Page)> RunAsync(string name)
    {
        var (page, results) = (Path.Combine(_folder.FullName, name + ".html"), Path.Combine(_folder.FullName, name + ".json"));
        var (exitCode, output) = await NotebookAsync(page, results);
        Assert.True(exitCode == 0, output);
        return (await File.ReadAllTextAsync(results), await File.ReadAllTextAsync(page));
    }

    private async Task<(int ExitCode, string Output)> NotebookAsync(string page, string results)
    {
        Skip.If(OperatingSystem.IsWindows(), "./visa needs bash");
        using var deadline = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "visa"), "notebook", "--extract", _folder.FullName, "--to", page])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "false";
        start.Environment["VISA_NOTEBOOK_RESULTS"] = results;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        Skip.If(process.ExitCode == 1 && output[1].Contains("the notebook needs Python", StringComparison.Ordinal), output[1]);
        return (process.ExitCode, string.Concat(output));
    }
}
