using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Lake;

/// <summary>The lake's bucket.</summary>
public sealed class LakeClient(IAmazonS3 s3, IOptions<PlatformOptions> platform)
{
    public string Bucket { get; } = platform.Value.LakeBucket;

    public string UrlOf(string key) => $"s3://{Bucket}/{key}";

    /// <summary>Null when there is no such object.</summary>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(Bucket, key, cancellationToken);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Writes an object in place of what is there.</summary>
    public async Task WriteAsync(string key, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = stream }, cancellationToken);
    }

    /// <summary>Writes an object unless there is one.</summary>
    /// <returns>False when another's content stands there; the same bytes count as written, as the answer to an earlier attempt may have been lost.</returns>
    public async Task<bool> WriteNewAsync(string key, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = stream, IfNoneMatch = "*" }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exists) when (exists.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return await ReadAsync(key, cancellationToken) is { } stored && stored.AsSpan().SequenceEqual(content);
        }
    }

    /// <summary>The objects under a prefix, in key order.</summary>
    public async IAsyncEnumerable<LakeEntry> ListAsync(string prefix, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = Bucket, Prefix = prefix, StartAfter = after };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
                yield return new LakeEntry(found.Key, found.Size ?? 0, found.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : DateTimeOffset.MaxValue);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }
}
