using System.Text.Json;
using Amazon.S3;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.PolicyFiles;
using Visa.Features.Snapshots;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;
using Visa.ServiceDefaults.Verbs;
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
        return await host.RunAsync(
            cancellationToken => ReplayAsync(host.Services, arguments, cancellationToken),
            exception => exception is InvalidModelException or InvalidPolicyException or SnapshotRefusedException or AmazonS3Exception or HttpRequestException);
    }

    private static async Task<int> ReplayAsync(IServiceProvider services, ReplayArguments arguments, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<ReplayRun>().RunAsync(cancellationToken);
        Console.WriteLine(arguments.IsJson ? JsonSerializer.Serialize(report, ReplayJson.Default.ReplayReport) : ReplayText.Of(report));
        return arguments.IsProof && !report.IsExact ? 1 : 0;
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
