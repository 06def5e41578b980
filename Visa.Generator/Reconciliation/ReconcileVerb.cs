using Amazon.Kinesis;
using Amazon.S3;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;

namespace Visa.Generator.Reconciliation;

/// <summary>The verb <c>reconcile</c>: checks that a finished run was decided, each transaction once and none lost, and writes a summary.</summary>
internal static class ReconcileVerb
{
    public const string Name = "reconcile";

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddServiceDefaults();
        builder.AddAwsClient<IAmazonKinesis, AmazonKinesisConfig>(config => new AmazonKinesisClient(config));
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddReconciliation();

        var host = builder.Build();
        var exit = host.Services.GetRequiredService<ExitStatus>();
        await host.RunAsync();
        return exit.Code;
    }
}
