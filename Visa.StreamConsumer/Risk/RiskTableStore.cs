using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Features.Risk;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.Risk;

/// <summary>
/// The published tables in the lake, <c>risk/&lt;version&gt;/risk.bin</c>. A version never changes; they sort by age, for a version begins with
/// its as-of date (<c>20260301T0000Z</c>).
/// </summary>
internal sealed class RiskTableStore(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private const string Prefix = "risk/";

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;

    /// <summary>Where a table is, for a person.</summary>
    public string Address(string version) => $"s3://{_bucket}/{Key(version)}";

    /// <summary>The versions after the given one, or all, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? after, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = Prefix, StartAfter = after is null ? null : Key(after) };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(list, token), cancellationToken);
            versions.AddRange((page.S3Objects ?? []).Select(found => found.Key.Split('/')).Where(parts => parts is [_, _, RiskTable.FileName]).Select(parts => parts[1]));
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return [.. versions.Order(StringComparer.Ordinal)];
    }

    /// <summary>The table, or null when there is none of that version.</summary>
    /// <exception cref="Visa.Features.Snapshots.SnapshotRefusedException">It is damaged or of another format.</exception>
    /// <exception cref="InvalidDataException">It is another version's.</exception>
    public async Task<RiskTable?> TryReadAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await ReadAsync(version, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<RiskTable> ReadAsync(string version, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, Key(version), cancellationToken);
        using var bytes = new MemoryStream();
        await response.ResponseStream.CopyToAsync(bytes, cancellationToken);
        bytes.Position = 0;
        var table = RiskTableFile.Read(bytes);
        return table.Version == version ? table : throw new InvalidDataException($"{Address(version)} holds the risk table {table.Version}.");
    }

    private static string Key(string version) => $"{Prefix}{version}/{RiskTable.FileName}";
}
