using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Reconciliation;

/// <summary>Counts what Firehose has brought into the lake.</summary>
internal sealed class LakeObjects(IAmazonS3 s3, IOptions<PlatformOptions> platform)
{
    public const string Transactions = "raw/transactions/";
    public const string Decisions = "raw/decisions/";

    /// <summary>The objects under a prefix that were written since a time.</summary>
    public async Task<int> CountAsync(string prefix, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var count = 0;
        var pages = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = platform.Value.LakeBucket, Prefix = prefix });
        await foreach (var found in pages.S3Objects.WithCancellation(cancellationToken))
            if (found.LastModified is { } modified && modified.ToUniversalTime() >= since.UtcDateTime) count++;
        return count;
    }
}
