using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

internal static class GetBucketLocation
{
    public static Task HandleAsync(S3Request request) =>
        request.ReplyXmlAsync(new XElement(S3Request.Xml + "LocationConstraint", request.Bucket.Creation!.Region is { Length: > 0 } region ? region : null));
}
