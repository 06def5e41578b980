using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Features.Snapshots;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>Objects of a shard in S3, <c>state/&lt;app&gt;/&lt;shard&gt;/&lt;name&gt;</c>. Snapshots go through a file, for they may be larger than an array can be.</summary>
internal sealed class SnapshotStore(
    IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, IOptions<ProcessingOptions> processing)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly string _application = processing.Value.ApplicationName;

    /// <summary>Writes an object that does not exist yet; false when it does.</summary>
    public async Task<bool> TryAddAsync(ShardHold hold, string name, Action<Stream> write, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(hold, name, write, "*", cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exists) when (exists.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    public Task ReplaceAsync(ShardHold hold, string name, Action<Stream> write, CancellationToken cancellationToken) => PutAsync(hold, name, write, null, cancellationToken);

    /// <summary>Reads a snapshot; false when there is none of that name.</summary>
    /// <exception cref="SnapshotRefusedException">It is damaged or of another version; the message names the object.</exception>
    public async Task<bool> TryReadAsync(string shardId, string name, Action<Stream> read, CancellationToken cancellationToken)
    {
        var key = Key(shardId, name);
        var path = Path.GetTempFileName();
        try
        {
            await _pipeline.ExecuteAsync(async token => await DownloadAsync(key, path, token), cancellationToken);
            await using var file = File.OpenRead(path);
            read(file);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (SnapshotRefusedException refused)
        {
            throw new SnapshotRefusedException($"s3://{_bucket}/{key} is refused. {refused.Message}", refused);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The names of the shard's objects, those of its contexts included.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string shardId, CancellationToken cancellationToken)
    {
        var prefix = Key(shardId, "");
        var names = new List<string>();
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(list, token), cancellationToken);
            names.AddRange((page.S3Objects ?? []).Select(found => found.Key[prefix.Length..]));
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return names;
    }

    /// <param name="hold">Of the shard that has no use for it any more.</param>
    /// <param name="shardId">The shard that it belongs to: the same, or one that it came from.</param>
    public async Task DeleteAsync(ShardHold hold, string shardId, string name, CancellationToken cancellationToken) => await _pipeline.ExecuteAsync(
        async token =>
        {
            hold.ThrowIfLost();
            await s3.DeleteObjectAsync(_bucket, Key(shardId, name), token);
        },
        cancellationToken);

    /// <summary>Where an object is, for a person.</summary>
    public string Address(string shardId, string name) => $"s3://{_bucket}/{Key(shardId, name)}";

    private async Task PutAsync(ShardHold hold, string name, Action<Stream> write, string? ifNoneMatch, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path))
                write(file);
            await _pipeline.ExecuteAsync(async token => await UploadAsync(hold, name, path, ifNoneMatch, token), cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task UploadAsync(ShardHold hold, string name, string path, string? ifNoneMatch, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        hold.ThrowIfLost();
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = Key(hold.ShardId, name), InputStream = file, IfNoneMatch = ifNoneMatch }, cancellationToken);
    }

    private async Task DownloadAsync(string key, string path, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, key, cancellationToken);
        await using var file = File.Create(path);
        await response.ResponseStream.CopyToAsync(file, cancellationToken);
    }

    private string Key(string shardId, string name) => $"state/{_application}/{shardId}/{name}";
}
