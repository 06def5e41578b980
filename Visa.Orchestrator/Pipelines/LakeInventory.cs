using Amazon.S3;
using Amazon.S3.Model;
using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Counts objects of the lake by the time they arrived.</summary>
public sealed class LakeInventory(IAmazonS3 s3)
{
    /// <summary>Objects and bytes under a prefix whose last change lies in the interval.</summary>
    public async Task<(int Objects, long Bytes)> MeasureAsync(string bucket, string prefix, DataInterval interval, CancellationToken cancellationToken)
    {
        var objects = 0;
        var bytes = 0L;
        var pages = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix });
        await foreach (var entry in pages.S3Objects.WithCancellation(cancellationToken))
        {
            var changed = entry.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : DateTimeOffset.MinValue;
            if (changed >= interval.Start && changed < interval.End)
            {
                objects++;
                bytes += entry.Size ?? 0;
            }
        }

        return (objects, bytes);
    }
}
