using System.Diagnostics;
using System.Globalization;
using Amazon.Glue;
using Amazon.Glue.Model;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Visa.Dbt.Execution;
using Visa.Dbt.Projects;
using Visa.Dbt.Warehouse;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Benchmarks.Batch;

/// <summary>The pipeline's own steps against a server under test.</summary>
internal sealed class LoadedLake : IDisposable
{
    private const string RunKey = "bench";
    private const int Uploads = 8;

    private readonly BasicAWSCredentials _anyone = new("test", "test");
    private readonly AmazonS3Client _s3;
    private readonly AmazonGlueClient _glue;
    private readonly AmazonRedshiftDataAPIServiceClient _redshift;
    private readonly IOptions<PlatformOptions> _platform = Options.Create(new PlatformOptions());

    public LoadedLake(string url)
    {
        const string Region = "eu-west-1";
        _s3 = new AmazonS3Client(_anyone, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = Region, ForcePathStyle = true });
        _glue = new AmazonGlueClient(_anyone, new AmazonGlueConfig { ServiceURL = url, AuthenticationRegion = Region, MaxErrorRetry = 0 });
        _redshift = new AmazonRedshiftDataAPIServiceClient(_anyone, new AmazonRedshiftDataAPIServiceConfig { ServiceURL = url, AuthenticationRegion = Region });
    }

    /// <summary>Stores the raw transactions and chargebacks of a folder.</summary>
    public async Task LandAsync(string folder, CancellationToken cancellationToken)
    {
        var platform = _platform.Value;
        await _s3.PutBucketAsync(platform.LakeBucket, cancellationToken);
        await _glue.CreateJobAsync(new CreateJobRequest { Name = platform.TransformJob, Role = "bench", Command = new JobCommand { Name = "glueetl", ScriptLocation = "s3://none/job.py" } }, cancellationToken);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "raw"), "*.gz", SearchOption.AllDirectories);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Uploads, CancellationToken = cancellationToken }, async (file, token) =>
        {
            await using var content = File.OpenRead(file);
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = platform.LakeBucket, Key = Path.GetRelativePath(folder, file), InputStream = content }, token);
        });
    }

    public async Task<BatchTimes> ProcessAsync(CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var lake = new LakeClient(_s3, _platform);
        var warehouse = new WarehouseClient(_redshift, _platform, time);
        await new WarehouseMigrator(warehouse, time).ApplyAsync(cancellationToken);
        var claim = await new RawClaims(lake, time).ClaimAsync(RunKey, time.GetUtcNow(), cancellationToken);
        var spec = await new TransformStep(new TransformArtifacts(lake), lake, _platform).SpecAsync(RunKey, claim, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        await new RemoteRun(time).RunAsync(new GlueJob(_glue), attempt => new SubmitToken($"bench-{attempt}", time.GetUtcNow()), spec, cancellationToken);
        var transform = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        var load = new LoadStep(lake, warehouse, _platform, time);
        foreach (var table in LoadTable.All) await load.RunAsync(table, RunKey, cancellationToken);
        var loaded = Stopwatch.GetElapsedTime(started);
        var rows = (await warehouse.QueryAsync("bench", "SELECT COUNT(*) FROM raw.transactions", cancellationToken))[0][0]!;
        return new BatchTimes(transform, loaded, long.Parse(rows, CultureInfo.InvariantCulture));
    }

    /// <summary>Builds and tests the marts of what is loaded.</summary>
    /// <param name="project">The dbt project's folder.</param>
    /// <param name="target">Where the artefacts go.</param>
    public async Task<TimeSpan> BuildAsync(string project, string target, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var marts = new DataApiWarehouse(_redshift, _platform.Value.WarehouseWorkgroup, _platform.Value.WarehouseDatabase, time);
        var started = Stopwatch.GetTimestamp();
        var outcome = await new DbtRunner(_ => marts, time, new SilentObserver()).RunAsync(DbtCommand.Build, new Invocation { ProjectDirectory = project, TargetPath = target, StartedAt = time.GetUtcNow() }, cancellationToken);
        var taken = Stopwatch.GetElapsedTime(started);
        var failed = outcome.Results.FirstOrDefault(result => result.Status.IsFailure());
        return failed is null ? taken : throw new InvalidOperationException($"dbt build: {failed.Node.Name}: {failed.Message}");
    }

    public void Dispose()
    {
        _s3.Dispose();
        _glue.Dispose();
        _redshift.Dispose();
    }
}
