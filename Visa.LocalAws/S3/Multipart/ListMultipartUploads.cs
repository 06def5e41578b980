using System.Xml.Linq;
using Visa.LocalAws.Journals;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

/// <summary>Lists the unfinished uploads by key and then age, in one page: there are seldom many.</summary>
internal static class ListMultipartUploads
{
    private const int MaxUploads = 1000;
    private static readonly XNamespace Xml = S3Request.Xml;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var prefix = request.Query("prefix") ?? "";
        if (request.Query("delimiter") is { Length: > 0 })
            throw S3Failure.NotImplemented("ListMultipartUploads with a delimiter");
        var keyMarker = request.Query("key-marker") ?? "";
        var idMarker = request.Query("upload-id-marker") ?? "";
        var limit = Math.Min(request.QueryNumber("max-uploads", MaxUploads), MaxUploads);
        var uploads = bucket.Read(state => state.Uploads.Where(upload => upload.Key.StartsWith(prefix, StringComparison.Ordinal)).ToArray());
        await bucket.SettleAsync(request.Aborted);
        var following = uploads.Where(upload => IsAfter(upload, keyMarker, idMarker))
            .OrderBy(upload => upload.Key, Utf8Order.Instance)
            .ThenBy(upload => upload.Id, StringComparer.Ordinal)
            .ToArray();
        var page = following.Take(limit).ToArray();
        var isTruncated = page.Length > 0 && following.Length > limit;
        await request.ReplyXmlAsync(new XElement(
            Xml + "ListMultipartUploadsResult",
            new XElement(Xml + "Bucket", request.BucketName),
            new XElement(Xml + "KeyMarker", keyMarker),
            new XElement(Xml + "UploadIdMarker", idMarker),
            isTruncated ? new XElement(Xml + "NextKeyMarker", page[^1].Key) : null,
            isTruncated ? new XElement(Xml + "NextUploadIdMarker", page[^1].Id) : null,
            new XElement(Xml + "Prefix", prefix),
            new XElement(Xml + "MaxUploads", limit),
            new XElement(Xml + "IsTruncated", isTruncated),
            page.Select(Upload)));
    }

    private static bool IsAfter(MultipartUpload upload, string keyMarker, string idMarker)
    {
        var order = Utf8Order.Instance.Compare(upload.Key, keyMarker);
        return order > 0 || (order == 0 && idMarker.Length > 0 && string.CompareOrdinal(upload.Id, idMarker) > 0);
    }

    private static XElement Upload(MultipartUpload upload) => new(
        Xml + "Upload",
        new XElement(Xml + "Key", upload.Key),
        new XElement(Xml + "UploadId", upload.Id),
        Owner.Element("Initiator"),
        Owner.Element(),
        new XElement(Xml + "StorageClass", "STANDARD"),
        new XElement(Xml + "Initiated", HttpDate.ToXml(upload.InitiatedAt)));
}
