using Amazon.Kinesis;
using Amazon.S3;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;

namespace Visa.Generator.Live;

/// <summary>The verb <c>live</c>: sends transactions until its duration is over or it is told to stop.</summary>
internal static class LiveVerb
{
    public const string Name = "live";

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--rate"] = "Generator:Rate",
        ["--duration"] = "Generator:Duration",
        ["--seed"] = "Generator:Seed",
        ["--cards"] = "Generator:Cards",
        ["--merchants"] = "Generator:Merchants",
        ["--start"] = "Generator:Start",
        ["--speedup"] = "Generator:SpeedUp",
        ["--lookback-days"] = "Generator:LookbackDays",
        ["--fraud-basis-points"] = "Generator:FraudBasisPoints",
    };

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddCommandLine(args, Switches);
        builder.AddServiceDefaults();
        builder.AddAwsClient<IAmazonKinesis, AmazonKinesisConfig>(config => new AmazonKinesisClient(config));
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddLiveTraffic();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        var exit = app.Services.GetRequiredService<ExitStatus>();
        await app.RunAsync();
        return exit.Code;
    }
}
