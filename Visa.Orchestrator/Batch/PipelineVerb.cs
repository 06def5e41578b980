using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Visa.Orchestrator.Dags;
using Visa.ServiceDefaults;

namespace Visa.Orchestrator.Batch;

/// <summary>The verb <c>pipeline run</c>: one interval from the raw zone to the warehouse, in the foreground.</summary>
internal static class PipelineVerb
{
    private const string Usage = """
        ./visa pipeline run --interval START/END [--history] [--json]

        Takes what landed in the lake's raw zone up to END (and belongs to no other run) to the warehouse: transform, load, dbt build, reconcile, risk tables.
        Run again, it goes on where it was cut off, and changes nothing when it is done.

          --interval START/END   times as 2026-01-31T12:00:00Z
          --history              also load the past that `generate history --format parquet` (or a fresh `up`) wrote to the lake
          --json                 print the report as JSON

        Exit codes: 0 done and reconciled, 1 failed or not reconciled, 2 wrong usage.
        """;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static bool IsAsked(string[] args) => args is ["pipeline", ..];

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["pipeline"] or [_, "-h" or "--help", ..] or [_, "run", "-h" or "--help", ..])
        {
            await Console.Out.WriteLineAsync(Usage);
            return args.Length > 1 ? 0 : 2;
        }

        if (Read(args, out var interval, out var hasHistory, out var json) is { } problem)
        {
            await Console.Error.WriteLineAsync($"pipeline: {problem}\n\n{Usage}");
            return 2;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddBatch();
        using var host = builder.Build();
        await host.StartAsync();
        return await RunAsync(host.Services, interval, hasHistory, json);
    }

    internal static string? Read(string[] args, out DataInterval interval, out bool hasHistory, out bool json)
    {
        (interval, hasHistory, json) = (default, false, false);
        if (args is not [_, "run", ..]) return $"it does not know '{args[1]}'";
        var isGiven = false;
        for (var at = 2; at < args.Length; at++)
        {
            if (args[at] == "--json") json = true;
            else if (args[at] == "--history") hasHistory = true;
            else if (args[at] == "--interval" && at + 1 < args.Length && BatchInterval.TryParse(args[++at], out interval)) isGiven = true;
            else return args[at - 1] == "--interval" || args[at] == "--interval" ? "--interval takes START/END, such as 2026-01-31T12:00:00Z/2026-01-31T13:00:00Z, with START before END" : $"it does not know '{args[at]}'";
        }

        return isGiven ? null : "--interval is missing";
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The top of the process: whatever failed is said in a sentence, and the exit code is 1.")]
    private static async Task<int> RunAsync(IServiceProvider services, DataInterval interval, bool hasHistory, bool json)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            var report = await services.GetRequiredService<BatchRun>().RunAsync(interval, hasHistory, Console.Error.WriteLine, stopping);
            if (json)
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, Json));
            }
            else
            {
                foreach (var check in report.Checks)
                    await Console.Out.WriteLineAsync($"{(check.IsMet ? "ok   " : "WRONG")} {check.Name}: {check.Expected}{(check.IsMet ? "" : $" and {check.Actual}")}");
            }

            return report.IsDone ? 0 : 1;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"pipeline: {exception.Message}");
            return 1;
        }
    }
}
