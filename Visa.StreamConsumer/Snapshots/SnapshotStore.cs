using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Features.Cards;
using Visa.Features.Snapshots;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>The card states of a shard after one record, <c>state/&lt;app&gt;/&lt;shard&gt;/&lt;record&gt;.bin</c> in S3; a checkpoint selects one.</summary>
internal sealed class SnapshotStore(
    IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, IOptions<ProcessingOptions> processing)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly string _application = processing.Value.ApplicationName;

    /// <summary>Writes the state once. Its content follows from the records before the position, so one that exists is the same.</summary>
    public async Task SaveAsync(string shardId, RecordPosition position, CardStateStore cards, CancellationToken cancellationToken)
    {
        var bytes = CardStateSnapshot.Write(cards);
        try
        {
            await _pipeline.ExecuteAsync(async token => await s3.PutObjectAsync(
                new PutObjectRequest { BucketName = _bucket, Key = Key(shardId, position), InputStream = new MemoryStream(bytes), IfNoneMatch = "*" },
                token), cancellationToken);
        }
        catch (AmazonS3Exception exists) when (exists.StatusCode == HttpStatusCode.PreconditionFailed)
        {
        }
    }

    /// <exception cref="InvalidOperationException">There is no such snapshot: deciding with empty states would be wrong.</exception>
    /// <exception cref="SnapshotRefusedException">It is damaged or of another version.</exception>
    public async Task<CardStateStore> LoadAsync(string shardId, RecordPosition position, CancellationToken cancellationToken)
    {
        var key = Key(shardId, position);
        try
        {
            return await _pipeline.ExecuteAsync(async token => await LoadAsync(key, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException(
                $"The checkpoint of {shardId} is at {position}, but s3://{_bucket}/{key} is missing. Bring the object back, or delete the lease of the shard to decide from its start again.", missing);
        }
    }

    public async Task DeleteAsync(string shardId, RecordPosition position, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await s3.DeleteObjectAsync(_bucket, Key(shardId, position), token), cancellationToken);

    private async Task<CardStateStore> LoadAsync(string key, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, key, cancellationToken);
        using var bytes = new MemoryStream();
        await response.ResponseStream.CopyToAsync(bytes, cancellationToken);
        return CardStateSnapshot.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private string Key(string shardId, RecordPosition position) => $"state/{_application}/{shardId}/{position.Key}.bin";
}
