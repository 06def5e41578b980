using System.Net;
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

/// <summary>The contexts of a shard in S3, one object <c>state/&lt;app&gt;/&lt;shard&gt;/contexts.json</c> that is replaced only by whoever knows its present content.</summary>
internal sealed class ContextStore(
    IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, IOptions<ProcessingOptions> processing)
{
    private static readonly Dictionary<RecordPosition, DecisionContext> Nothing = [];

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly string _application = processing.Value.ApplicationName;

    /// <summary>The recorded changes, and the version to replace them by; no version when none were ever recorded.</summary>
    public async Task<(IReadOnlyDictionary<RecordPosition, DecisionContext> Changes, string? Version)> LoadAsync(string shardId, CancellationToken cancellationToken) =>
        await ReadAsync(shardId, cancellationToken) is { } found ? (found.Page.Changes, found.Version) : (Nothing, null);

    /// <summary>Replaces the version; the new one, or null when another owner has replaced or deleted it.</summary>
    /// <param name="version">Null where nothing is expected to be.</param>
    public async Task<string?> TrySaveAsync(ShardHold hold, ContextPage page, string? version, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _pipeline.ExecuteAsync(async token => await PutAsync(hold, page, version, token), cancellationToken);
            }
            catch (AmazonS3Exception refusal) when (refusal.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound)
            {
                var found = await ReadAsync(hold.ShardId, cancellationToken);
                if (found is { } other ? other.Page.Owner != page.Owner && other.Version != version : version is not null)
                    return null;

                // An earlier write of our own whose answer never came, or one that only met another in flight.
                version = found?.Version;
            }
        }
    }

    private async Task<string> PutAsync(ShardHold hold, ContextPage page, string? version, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = _bucket,
            Key = Key(hold.ShardId),
            InputStream = new MemoryStream(page.ToJson()),
            ContentType = "application/json",
            IfMatch = version,
            IfNoneMatch = version is null ? "*" : null,
        };
        hold.ThrowIfLost();
        return (await s3.PutObjectAsync(request, cancellationToken)).ETag;
    }

    private async Task<(ContextPage Page, string Version)?> ReadAsync(string shardId, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await GetAsync(shardId, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<(ContextPage Page, string Version)> GetAsync(string shardId, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, Key(shardId), cancellationToken);
        using var json = new MemoryStream();
        await response.ResponseStream.CopyToAsync(json, cancellationToken);
        try
        {
            return (ContextPage.Read(json.ToArray()), response.ETag);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidDataException)
        {
            throw new InvalidDataException(
                $"s3://{_bucket}/{Key(shardId)} holds no decision contexts. Delete it: decisions that were emitted after the checkpoint may then be emitted again and differ.", damaged);
        }
    }

    private string Key(string shardId) => $"state/{_application}/{shardId}/contexts.json";
}
