using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.Provisioning;

/// <summary>Creates buckets under the rules of CreateBucket.</summary>
internal sealed class BucketCreation(ObjectStore store)
{
    private const string AlreadyThere = "BucketAlreadyOwnedByYou";

    public async Task EnsureAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            CreateBucket.EnsureName(bucket);
            await store.CreateAsync(bucket, region: "", cancellationToken);
        }
        catch (AwsException exception) when (exception.Code != AlreadyThere)
        {
            throw new InvalidOperationException($"The provision file names the bucket {bucket}, which CreateBucket refuses: {exception.Message}", exception);
        }
        catch (AwsException)
        {
            // It was created by an earlier run.
        }
    }
}
