using System.Diagnostics.CodeAnalysis;
using Spectre.Console;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Reporting;

/// <summary>Runs areas one after the other, writes each one's JSON file as soon as it is done, and prints what came out.</summary>
internal sealed class BenchmarkRunner(BenchmarkArguments arguments, TimeProvider timeProvider)
{
    private readonly bool _isWatched = !arguments.Json && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") != "true";

    /// <returns>The exit code of the process.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find(AppContext.BaseDirectory);
        var source = await SourceState.ReadAsync(root, cancellationToken);
        var results = new List<AreaResult>();
        foreach (var area in arguments.Areas)
        {
            var result = await WatchAsync(area, root, source, cancellationToken);
            if (cancellationToken.IsCancellationRequested) return 1;
            await WriteAsync(root, result, cancellationToken);
            results.Add(result);
            if (!arguments.Json) ResultPrinter.Print(result, _isWatched);
        }
        if (arguments.Json) Console.WriteLine(AreaJson.Write(results));
        return results.TrueForAll(result => result.Error is null) ? 0 : 1;
    }

    private async Task<AreaResult> WatchAsync(IBenchmarkArea area, string root, SourceState source, CancellationToken cancellationToken)
    {
        if (!_isWatched) return await MeasureAsync(area, root, source, step => Console.Error.WriteLine($"{area.Name}: {step}"), cancellationToken);
        return await AnsiConsole.Status().StartAsync($"{area.Name}: starting", status =>
            MeasureAsync(area, root, source, step => status.Status = Markup.Escape($"{area.Name}: {step}"), cancellationToken));
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever fails in one area is that area's result; the others are still measured.")]
    private async Task<AreaResult> MeasureAsync(IBenchmarkArea area, string root, SourceState source, Action<string> report, CancellationToken cancellationToken)
    {
        var session = new BenchmarkSession(root, arguments.Quick, arguments.Install, report, arguments.Data, arguments.Rate);
        var started = timeProvider.GetTimestamp();
        string? error = null;
        try
        {
            await area.MeasureAsync(session, cancellationToken);
        }
        catch (Exception exception)
        {
            error = exception is OperationCanceledException && cancellationToken.IsCancellationRequested ? "interrupted" : exception.ToString();
        }
        return new AreaResult(area.Name, timeProvider.GetUtcNow(), timeProvider.GetElapsedTime(started).TotalSeconds, arguments.Quick, MachineFacts.Read(), source)
        {
            Measurements = session.Measurements,
            Skipped = session.Skipped,
            Error = error,
        };
    }

    private static async Task WriteAsync(string root, AreaResult result, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, "artifacts", "bench");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{result.Area}.json");
        await File.WriteAllTextAsync(file + ".new", AreaJson.Write(result) + "\n", cancellationToken);
        File.Move(file + ".new", file, overwrite: true);
    }
}
