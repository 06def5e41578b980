using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

internal static class AbortMultipartUpload
{
    public static async Task HandleAsync(S3Request request)
    {
        await request.Bucket.CommitAsync(
            state => new BucketEntry { UploadEnded = state.Upload(request.Query("uploadId")!, request.Key).Id }, request.Aborted);
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
