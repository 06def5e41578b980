using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.Registry;

/// <summary>In the lake's bucket. Objects are written once, If-None-Match: two writers of one key cannot both succeed.</summary>
internal sealed class S3ModelObjects(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform) : IModelObjects
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await GetAsync(key, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.ExecuteAsync(
                async token =>
                {
                    using var stream = new MemoryStream(content.ToArray());
                    return await s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = stream, IfNoneMatch = "*" }, token);
                },
                cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exists) when (exists.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // Either another writer's, or our own when the answer to a first attempt was lost: the same bytes are a success.
            return await ReadAsync(key, cancellationToken) is { } stored && stored.AsSpan().SequenceEqual(content.Span);
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix, StartAfter = after };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(request, token), cancellationToken);
            keys.AddRange((page.S3Objects ?? []).Select(found => found.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return keys;
    }

    private async Task<byte[]> GetAsync(string key, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, key, cancellationToken);
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
