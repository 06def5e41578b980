using System.Xml.Linq;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The versions of a bucket without versioning: one of each object, with the id <c>null</c>.</summary>
internal static class ListObjectVersions
{
    private static readonly XNamespace Xml = S3Request.Xml;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var reply = new ListingReply(request);
        var marker = request.Query("key-marker") ?? "";
        var listing = ObjectListing.Read(bucket.Objects, new ListQuery(reply.Prefix, reply.Delimiter, marker, SkipsRolledUp: true, reply.Limit));
        await bucket.SettleAsync(request.Aborted);
        await request.ReplyXmlAsync(new XElement(
            Xml + "ListVersionsResult",
            new XElement(Xml + "Name", request.BucketName),
            reply.Text("Prefix", reply.Prefix),
            reply.Text("KeyMarker", marker),
            new XElement(Xml + "VersionIdMarker", request.Query("version-id-marker") ?? ""),
            listing.IsTruncated ? reply.Text("NextKeyMarker", listing.Last!) : null,
            listing.IsTruncated ? new XElement(Xml + "NextVersionIdMarker", "null") : null,
            new XElement(Xml + "MaxKeys", reply.Limit),
            reply.Delimiter.Length == 0 ? null : reply.Text("Delimiter", reply.Delimiter),
            string.IsNullOrEmpty(request.Query("encoding-type")) ? null : new XElement(Xml + "EncodingType", "url"),
            new XElement(Xml + "IsTruncated", listing.IsTruncated),
            listing.Contents.Select(stored => Version(reply, stored)),
            listing.CommonPrefixes.Select(prefix => new XElement(Xml + "CommonPrefixes", reply.Text("Prefix", prefix)))));
    }

    private static XElement Version(ListingReply reply, StoredObject stored) => new(
        Xml + "Version",
        reply.Text("Key", stored.Key),
        new XElement(Xml + "VersionId", "null"),
        new XElement(Xml + "IsLatest", true),
        new XElement(Xml + "LastModified", HttpDate.ToXml(stored.LastModified)),
        new XElement(Xml + "ETag", $"\"{stored.ETag}\""),
        new XElement(Xml + "Size", stored.Length),
        new XElement(Xml + "StorageClass", "STANDARD"),
        Owner.Element());
}
