using Amazon.S3;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.TrainingRuns;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>
/// What the verbs that end by themselves have in common: configuration from the command line, the lake and its registry, logs and progress on standard error so that standard output is
/// the result's, and exit codes.
/// </summary>
internal static class VerbHost
{
    private const string LakeKey = "Lake:Address";
    private const string BucketKey = "Platform:LakeBucket";

    /// <summary>What every verb takes.</summary>
    public static IReadOnlyList<VerbOption> Shared { get; } =
    [
        new("--lake", ArgumentKind.Text, LakeKey, "s3://BUCKET or a folder, with history and registry (default: the platform's bucket)"),
        new("--json", ArgumentKind.Flag, "Result:Json", "print the result as JSON even to a terminal"),
    ];

    /// <summary>Reads the command line.</summary>
    /// <returns>The exit code when there is nothing to run: help was asked for, or the usage is wrong.</returns>
    public static int? Create(string[] args, VerbUsage usage, out HostApplicationBuilder builder)
    {
        builder = null!;
        if (!VerbArguments.TryParse(args.AsSpan(1), usage, out var arguments, out var error)) return Refuse(error);
        if (arguments.WantsHelp)
        {
            Console.WriteLine(usage.Help);
            return 0;
        }

        var address = arguments.Settings.TryGetValue(LakeKey, out var text) ? LakeAddress.Parse(text!) : null;
        if (text is not null && address is null) return Refuse($"--lake needs s3://BUCKET or a folder, not '{text}'.");
        builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(arguments.Settings);
        if (address?.Bucket is { } bucket) builder.Configuration.AddInMemoryCollection([new(BucketKey, bucket)]);
        AddServices(builder, address);
        return null;
    }

    /// <summary>Runs to the end, or until told to stop.</summary>
    /// <returns>The exit code of the process.</returns>
    public static Task<int> RunAsync(IHost host, Func<CancellationToken, Task> run) => host.RunAsync(run, exception => exception is LakeException or TooEarlyException or InvalidModelException);

    private static int Refuse(string error)
    {
        Console.Error.WriteLine(error);
        return 2;
    }

    private static void AddServices(HostApplicationBuilder builder, LakeAddress? address)
    {
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (address?.Folder is { } folder)
        {
            builder.Services.AddSingleton<IModelObjects>(new FolderModelObjects(folder));
        }
        else
        {
            builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
            builder.Services.AddSingleton<IModelObjects, S3ModelObjects>();
        }

        builder.Services.AddSingleton<ILakeObjects>(services => services.GetRequiredService<IModelObjects>());
        builder.Services.AddSingleton<LakeHistory>().AddSingleton<TruthFiles>().AddSingleton<ModelRegistry>().AddSingleton<VerbOutput>();
        builder.Services.AddSingleton(new EvaluationSettings());
        builder.Services.AddOptions<TrainingOptions>().BindConfiguration(TrainingOptions.SectionName).ValidateDataAnnotations();
        builder.Services.AddOptions<ComparisonOptions>().BindConfiguration(ComparisonOptions.SectionName).ValidateDataAnnotations();
    }
}
