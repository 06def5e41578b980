using System.Text.RegularExpressions;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

internal static partial class CreateBucket
{
    public static async Task HandleAsync(S3Request request)
    {
        EnsureName(request.BucketName);
        var region = request.Context.Request.ContentLength > 0 ? (await request.ReadXmlAsync()).Element("LocationConstraint")?.Value ?? "" : "";
        await request.Store.CreateAsync(request.BucketName, region, request.Aborted);
        request.Response.Headers.Location = "/" + request.BucketName;
    }

    public static void EnsureName(string name)
    {
        if (!Pattern().IsMatch(name) || name.Contains("..", StringComparison.Ordinal))
            throw S3Failure.InvalidBucketName();
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Pattern();
}
