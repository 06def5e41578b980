using System.IO.Compression;
using System.Text;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>A bucket, a database, and the steps over them.</summary>
public sealed class Lakehouse
{
    private readonly LocalAwsFixture _aws;
    private readonly IOptions<PlatformOptions> _platform;
    private readonly TimeProvider _time;

    internal Lakehouse(LocalAwsFixture aws, IOptions<PlatformOptions> platform, TimeProvider time)
    {
        (_aws, _platform, _time) = (aws, platform, time);
        Lake = new LakeClient(aws.S3, platform);
        Warehouse = new WarehouseClient(aws.Redshift, platform, time);
        Migrator = new WarehouseMigrator(Warehouse, time);
        Claims = new RawClaims(Lake, time);
        Transform = new TransformStep(new TransformArtifacts(Lake), Lake, platform);
        Load = new LoadStep(Lake, Warehouse, platform, time);
    }

    public IOptions<PlatformOptions> Platform => _platform;

    public LakeClient Lake { get; }

    public WarehouseClient Warehouse { get; }

    public WarehouseMigrator Migrator { get; }

    public RawClaims Claims { get; }

    public TransformStep Transform { get; }

    public LoadStep Load { get; }

    public Task PutAsync(string key, byte[] content) => _aws.S3.PutObjectAsync(new PutObjectRequest { BucketName = Lake.Bucket, Key = key, InputStream = new MemoryStream(content) });

    public Task DeleteAsync(string key) => _aws.S3.DeleteObjectAsync(Lake.Bucket, key);

    /// <summary>An object of gzipped lines, as Firehose makes them.</summary>
    public Task LandAsync(string entity, string name, params IEnumerable<string> lines) => PutAsync($"raw/{entity}/{name}.gz", Gzip(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>Claims all that has landed and processes it.</summary>
    public async Task<TransformSummary> ProcessAsync(string runKey)
    {
        var claim = await Claims.ClaimAsync(runKey, _time.GetUtcNow(), CancellationToken.None);
        await TransformAsync(runKey, claim);
        return await Transform.SummaryAsync(runKey, CancellationToken.None);
    }

    public async Task TransformAsync(string runKey, RawClaim claim)
    {
        var spec = await Transform.SpecAsync(runKey, claim, CancellationToken.None);
        var token = new SubmitToken(Guid.NewGuid().ToString("N"), _time.GetUtcNow());
        await new RemoteRun(_time).RunAsync(new GlueJob(_aws.Glue), _ => token, spec, CancellationToken.None);
    }

    public async Task LoadAsync(string runKey)
    {
        foreach (var table in LoadTable.All)
            await Load.RunAsync(table, runKey, CancellationToken.None);
    }

    /// <summary>The rows of a query, values with commas between and rows with bars.</summary>
    public async Task<string> RowsAsync(string sql) =>
        string.Join('|', (await Warehouse.QueryAsync("test", sql, CancellationToken.None)).Select(row => string.Join(',', row.Select(value => value ?? "null"))));

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return content.ToArray();
    }
}
