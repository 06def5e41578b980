using System.Diagnostics;
using System.Globalization;
using Amazon.Glue;
using Amazon.Glue.Model;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
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

    /// <summary>Stores the raw transactions of a folder.</summary>
    public async Task LandAsync(string folder, CancellationToken cancellationToken)
    {
        var platform = _platform.Value;
        await _s3.PutBucketAsync(platform.LakeBucket, cancellationToken);
        await _glue.CreateJobAsync(new CreateJobRequest { Name = platform.TransformJob, Role = "bench", Command = new JobCommand { Name = "glueetl", ScriptLocation = "s3://none/job.py" } }, cancellationToken);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "raw", "transactions"), "*.gz", SearchOption.AllDirectories);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Uploads, CancellationToken = cancellationToken }, async (file, token) =>
        {
            await using var content = File.OpenRead(file);
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = platform.LakeBucket, Key = Path.GetRelativePath(folder, file), InputStream = content }, token);
        });
    }

    /// <returns>How long each took, and how many rows stand in the table.</returns>
    public async Task<(TimeSpan Transform, TimeSpan Load, long Rows)> ProcessAsync(CancellationToken cancellationToken)
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
        await new LoadStep(lake, warehouse, _platform, time).RunAsync(LoadTable.All.Single(table => table.Entity == "transactions"), RunKey, cancellationToken);
        var load = Stopwatch.GetElapsedTime(started);
        var rows = (await warehouse.QueryAsync("bench", "SELECT COUNT(*) FROM raw.transactions", cancellationToken))[0][0]!;
        return (transform, load, long.Parse(rows, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _s3.Dispose();
        _glue.Dispose();
        _redshift.Dispose();
    }
}
