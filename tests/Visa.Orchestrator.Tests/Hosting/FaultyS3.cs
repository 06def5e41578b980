using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>A lake whose n-th write or listing is not answered: before it took effect, or after.</summary>
internal sealed class FaultyS3(string url, int call, bool isAfter) : AmazonS3Client(
    new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = url, AuthenticationRegion = LocalAwsFixture.Region, ForcePathStyle = true, MaxErrorRetry = 0 })
{
    private int _calls;

    /// <summary>Whether there were as many calls.</summary>
    public bool HasFailed { get; private set; }

    public override async Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
    {
        var fails = Fails();
        if (fails && !isAfter) throw Lost();
        var answer = await base.PutObjectAsync(request, cancellationToken);
        return fails ? throw Lost() : answer;
    }

    public override async Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default) =>
        Fails() ? throw Lost() : await base.ListObjectsV2Async(request, cancellationToken);

    private bool Fails()
    {
        if (Interlocked.Increment(ref _calls) != call) return false;
        return HasFailed = true;
    }

    private static AmazonS3Exception Lost() => new("The connection was lost.");
}
