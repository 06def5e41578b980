using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Domain.Decisions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Contexts;

/// <summary>The changes of context in S3, <c>state/&lt;app&gt;/&lt;shard&gt;/contexts/&lt;first record&gt;.json</c>.</summary>
internal sealed class ContextStore(
    IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, IOptions<ProcessingOptions> processing)
{
    private const string Extension = ".json";

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly string _application = processing.Value.ApplicationName;

    public async Task<IReadOnlyList<(RecordPosition First, DecisionContext Context)>> LoadAsync(string shardId, CancellationToken cancellationToken)
    {
        var changes = new List<(RecordPosition, DecisionContext)>();
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = Prefix(shardId) };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(list, token), cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                if (RecordPosition.TryParseKey(Path.GetFileNameWithoutExtension(found.Key.AsSpan()), out var first))
                    changes.Add((first, await LoadAsync(found, cancellationToken)));
            }
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return changes;
    }

    public async Task SaveAsync(string shardId, RecordPosition first, DecisionContext context, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(context, ContextJson.Default.DecisionContext);
        await _pipeline.ExecuteAsync(async token => await s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _bucket,
                Key = $"{Prefix(shardId)}{first.Key}{Extension}",
                InputStream = new MemoryStream(json),
                ContentType = "application/json",
            },
            token), cancellationToken);
    }

    public async Task DeleteAsync(string shardId, RecordPosition first, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await s3.DeleteObjectAsync(_bucket, $"{Prefix(shardId)}{first.Key}{Extension}", token), cancellationToken);

    private async Task<DecisionContext> LoadAsync(S3Object found, CancellationToken cancellationToken) => await _pipeline.ExecuteAsync(
        async token =>
        {
            using var response = await s3.GetObjectAsync(_bucket, found.Key, token);
            return await JsonSerializer.DeserializeAsync(response.ResponseStream, ContextJson.Default.DecisionContext, token)
                ?? throw new InvalidDataException($"s3://{_bucket}/{found.Key} holds no decision context.");
        },
        cancellationToken);

    private string Prefix(string shardId) => $"state/{_application}/{shardId}/contexts/";
}
