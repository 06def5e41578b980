using System.Net;
using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using Polly;

namespace Visa.Generator.Output;

/// <summary>A bucket, or what is below a prefix of it. S3 stores an object whole or not at all; failed puts are retried.</summary>
internal sealed class BucketTarget(IAmazonS3 s3, string bucket, string prefix, ResiliencePipeline retry) : IOutputTarget
{
    public string Description => $"s3://{bucket}/{prefix}";

    public async Task<IReadOnlySet<string>> ListAsync(string keyPrefix, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix + keyPrefix };
        do
        {
            var page = await retry.ExecuteAsync(async token => await s3.ListObjectsV2Async(request, token), cancellationToken);
            foreach (var found in page.S3Objects ?? []) keys.Add(found.Key[prefix.Length..]);
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
        return keys;
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await retry.ExecuteAsync(async token => await s3.GetObjectAsync(bucket, prefix + key, token), cancellationToken);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!MemoryMarshal.TryGetArray(content, out var array)) array = content.ToArray();
        await retry.ExecuteAsync(async token => await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = prefix + key,
            InputStream = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false),
        }, token), cancellationToken);
    }
}
