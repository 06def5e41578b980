using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

internal static class DeleteBucket
{
    public static async Task HandleAsync(S3Request request)
    {
        await request.Store.DeleteAsync(request.BucketName, request.Aborted);
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
