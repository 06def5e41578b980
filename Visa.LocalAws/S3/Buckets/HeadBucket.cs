using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

internal static class HeadBucket
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        await bucket.SettleAsync(request.Aborted);
        request.Response.Headers["x-amz-bucket-region"] = bucket.Creation!.Region is { Length: > 0 } region ? region : "us-east-1";
        request.Response.ContentType = "application/xml";
    }
}
