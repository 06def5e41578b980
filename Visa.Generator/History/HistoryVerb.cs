using Amazon.S3;
using Microsoft.Extensions.Options;
using Polly.Registry;
using Visa.Domain.Cards;
using Visa.Generator.Arguments;
using Visa.Generator.Live;
using Visa.Generator.Output;
using Visa.ServiceDefaults.Aws;
using Visa.ServiceDefaults.Resilience;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.History;

/// <summary>The verb <c>history</c>: days of transactions, chargebacks and truth as fast as possible, to a bucket or a folder.</summary>
internal static class HistoryVerb
{
    public const string Name = "history";

    private static readonly VerbUsage Usage = new(Name, "Makes days of transactions, chargebacks and their truth as fast as possible. Run again, it completes what was interrupted.",
    [
        .. SimulationOptions.All,
        new("--to", ArgumentKind.Text, "History:To", "s3://BUCKET[/PREFIX], or a folder"),
        new("--format", ArgumentKind.Text, "History:Format", "json (gzipped lines in the layout of raw/, the default) or parquet (in that of processed/)"),
        new("--unless", ArgumentKind.Text, "History:Unless", "do nothing when the target holds anything under this prefix"),
        new("--resume", ArgumentKind.Flag, "History:Resume", "complete the history that the target holds, whatever its days"),
        new("--background", ArgumentKind.Flag, "History:Background", "let everything else on this machine go first"),
        new("--json", ArgumentKind.Flag, "History:Json", "print the summary as JSON even to a terminal"),
    ])
    { Command = "./visa generate " + Name };

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.Services.AddOptions<HistoryOptions>().Validate(options => TargetAddress.Parse(options.To ?? "") is not null, "history needs --to s3://BUCKET[/PREFIX], or --to and a folder.");
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => MakeAsync(host.Services, cancellationToken));
    }

    private static async Task MakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<HistoryOptions>>().Value;
        var address = TargetAddress.Parse(options.To!)!;
        var generator = services.GetRequiredService<IOptions<GeneratorOptions>>().Value;
        var key = HistoryKey.Choose(generator, address, services.GetRequiredService<IConfiguration>());
        var target = Target(address, services);
        if (options.Background) System.Diagnostics.Process.GetCurrentProcess().PriorityClass = System.Diagnostics.ProcessPriorityClass.BelowNormal;
        if (options.Unless is { } prefix && (await target.ListAsync(prefix, cancellationToken)).Count > 0)
        {
            await Console.Error.WriteLineAsync($"{target.Description} holds something under {prefix}: nothing to do.");
            return;
        }

        if (options.Resume && HistoryManifest.Parse(await target.ReadAsync(LakeKeys.Manifest, cancellationToken)) is { } found) (options.Start, options.Days) = (found.Start, found.Days);
        var settings = generator.ToSettings(options.StartTime);
        var run = new HistoryRun(settings, options, new CardTokenizer(key), target, services.GetRequiredService<TimeProvider>());
        await HistoryProgress.ShowAsync(options, report => run.RunAsync(report, cancellationToken));
    }

    private static IOutputTarget Target(TargetAddress address, IServiceProvider services) => !address.IsBucket
        ? new FolderTarget(address.Path)
        : new BucketTarget(
            services.GetRequiredService<IAmazonS3>(), address.Bucket!, address.Path,
            services.GetRequiredService<ResiliencePipelineProvider<string>>().GetPipeline(ResiliencePipelines.S3));
}
