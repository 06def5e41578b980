using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.ServiceDefaults;

namespace Visa.Orchestrator.Batch;

/// <summary>The verb <c>pipeline run</c>: one interval from the raw zone to the warehouse, in the foreground.</summary>
internal static class PipelineVerb
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static bool IsAsked(string[] args) => args is ["pipeline", ..];

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["pipeline"] or [_, "-h" or "--help", ..] or [_, "run", "-h" or "--help", ..])
        {
            await Console.Out.WriteLineAsync(PipelineArguments.Usage);
            return args.Length > 1 ? 0 : 2;
        }

        if (PipelineArguments.Read(args, out var arguments) is { } problem)
        {
            await Console.Error.WriteLineAsync($"pipeline: {problem}\n\n{PipelineArguments.Usage}");
            return 2;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddBatch();
        using var host = builder.Build();
        await host.StartAsync();
        return await RunAsync(host.Services, arguments);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The top of the process: whatever failed is said in a sentence, and the exit code is 1.")]
    private static async Task<int> RunAsync(IServiceProvider services, PipelineArguments arguments)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            var today = BatchInterval.TodayUntil(services.GetRequiredService<TimeProvider>().GetUtcNow() - services.GetRequiredService<IOptions<BatchOptions>>().Value.Landing);
            var request = new BatchRequest(arguments.Interval ?? today, arguments.HasHistory, arguments.Selection);
            var report = await services.GetRequiredService<BatchRun>().RunAsync(request, Console.Error.WriteLine, stopping);
            if (arguments.IsJson)
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
