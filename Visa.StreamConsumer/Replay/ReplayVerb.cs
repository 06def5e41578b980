using System.Text.Json;
using Amazon.S3;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.PolicyFiles;
using Visa.Features.Snapshots;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;
using Visa.StreamConsumer.Risk;

namespace Visa.StreamConsumer.Replay;

/// <summary><c>replay</c>: runs, prints, and says by the exit code how it went.</summary>
internal static class ReplayVerb
{
    public static bool IsAsked(string[] args) => args is ["replay", ..];

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!ReplayArguments.TryParse(args, out var arguments, out var error))
        {
            await Console.Error.WriteLineAsync($"{error} Run ./visa replay --help.");
            return 2;
        }
        if (arguments.WantsHelp)
        {
            Console.WriteLine(ReplayArguments.Help);
            return 0;
        }
        using var host = Build(arguments);
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            var report = await host.Services.GetRequiredService<ReplayRun>().RunAsync(stopping.Token);
            Console.WriteLine(arguments.IsJson ? JsonSerializer.Serialize(report, ReplayJson.Default.ReplayReport) : ReplayText.Of(report));
            return arguments.IsProof && !report.IsExact ? 1 : 0;
        }
        catch (Exception exception) when (exception is InvalidModelException or InvalidPolicyException or SnapshotRefusedException or AmazonS3Exception or HttpRequestException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return 1;
        }
    }

    private static IHost Build(ReplayArguments arguments)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.Services.AddOptions<RiskOptions>().BindConfiguration(RiskOptions.SectionName);
        builder.Services.AddSingleton(arguments);
        builder.Services.AddSingleton<RiskTableStore>();
        builder.Services.AddSingleton<RiskTables>();
        builder.Services.AddSingleton<LakeLines>();
        builder.Services.AddSingleton<ReplayAssessors>();
        builder.Services.AddSingleton<ReplayRun>();
        return builder.Build();
    }
}
