using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

internal static class ListBuckets
{
    public static Task HandleAsync(S3Request request)
    {
        var xml = S3Request.Xml;
        var buckets = request.Store.Buckets.Select(bucket => new XElement(
            xml + "Bucket",
            new XElement(xml + "Name", bucket.Name),
            new XElement(xml + "CreationDate", HttpDate.ToXml(bucket.Creation!.CreatedAt))));
        return request.ReplyXmlAsync(new XElement(xml + "ListAllMyBucketsResult", Owner.Element(), new XElement(xml + "Buckets", buckets)));
    }
}
