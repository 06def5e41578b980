using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Features.Risk;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.Risk;

/// <summary>The published risk tables, read from the lake when they are first needed. A version never changes.</summary>
internal sealed class RiskTables(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, IOptions<RiskOptions> options)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly ConcurrentDictionary<string, IRiskSource> _read = new(StringComparer.Ordinal) { [NoRisk.Instance.Version] = NoRisk.Instance };

    /// <summary>The version that new decisions are made with.</summary>
    public string CurrentVersion => options.Value.Version ?? NoRisk.Instance.Version;

    /// <summary>The table, or null when the lake has none of that version.</summary>
    /// <exception cref="Visa.Features.Snapshots.SnapshotRefusedException">It is damaged or of another format.</exception>
    public async Task<IRiskSource?> FindAsync(string version, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(version, out var read))
            return read;
        try
        {
            return _read[version] = await _pipeline.ExecuteAsync(async token => await ReadAsync(version, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">The configured version was never published.</exception>
    public async Task<IRiskSource> CurrentAsync(CancellationToken cancellationToken) => await FindAsync(CurrentVersion, cancellationToken)
        ?? throw new InvalidOperationException($"Risk:Version is {CurrentVersion}, but s3://{_bucket}/{Key(CurrentVersion)} is missing. Publish it, or configure a version that was published.");

    private async Task<RiskTable> ReadAsync(string version, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, Key(version), cancellationToken);
        using var bytes = new MemoryStream();
        await response.ResponseStream.CopyToAsync(bytes, cancellationToken);
        bytes.Position = 0;
        var table = RiskTableFile.Read(bytes);
        return table.Version == version ? table : throw new InvalidDataException($"s3://{_bucket}/{Key(version)} holds the risk table {table.Version}.");
    }

    private static string Key(string version) => $"risk/{version}/{RiskTable.FileName}";
}
