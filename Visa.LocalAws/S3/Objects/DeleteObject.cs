using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>Deletes an object; one that is not there is as good as deleted.</summary>
internal static class DeleteObject
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var preconditions = new Preconditions(request);
        await bucket.CommitAsync(state => Decide(state, request.Key, preconditions), request.Aborted);
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static BucketEntry Decide(BucketState state, string key, Preconditions preconditions)
    {
        preconditions.EnsureWritable(state.Find(key));
        return new BucketEntry { Deleted = key };
    }
}
