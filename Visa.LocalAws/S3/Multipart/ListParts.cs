using System.Xml.Linq;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

internal static class ListParts
{
    private const int MaxParts = 1000;
    private static readonly XNamespace Xml = S3Request.Xml;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var marker = request.QueryNumber("part-number-marker", absent: 0);
        var limit = Math.Min(request.QueryNumber("max-parts", MaxParts), MaxParts);
        var (upload, parts) = bucket.Read(state => Read(state, request, marker, limit + 1));
        await bucket.SettleAsync(request.Aborted);
        var page = parts.Take(limit).ToArray();
        await request.ReplyXmlAsync(new XElement(
            Xml + "ListPartsResult",
            new XElement(Xml + "Bucket", request.BucketName),
            new XElement(Xml + "Key", request.Key),
            new XElement(Xml + "UploadId", upload.Id),
            Owner.Element("Initiator"),
            Owner.Element(),
            new XElement(Xml + "StorageClass", "STANDARD"),
            new XElement(Xml + "PartNumberMarker", marker),
            page.Length == 0 ? null : new XElement(Xml + "NextPartNumberMarker", page[^1].Number),
            new XElement(Xml + "MaxParts", limit),
            new XElement(Xml + "IsTruncated", parts.Count > limit),
            upload.Algorithm is null || upload.IsDefaultChecksum ? null : new XElement(Xml + "ChecksumAlgorithm", upload.Algorithm),
            page.Select(Part)));
    }

    private static (MultipartUpload Upload, IReadOnlyList<UploadedPart> Parts) Read(BucketState state, S3Request request, int marker, int limit)
    {
        var upload = state.Upload(request.Query("uploadId")!, request.Key);
        return (upload, [.. state.Parts(upload.Id).Values.Where(part => part.Number > marker).Take(limit)]);
    }

    private static XElement Part(UploadedPart part) => new(
        Xml + "Part",
        new XElement(Xml + "PartNumber", part.Number),
        new XElement(Xml + "LastModified", HttpDate.ToXml(part.LastModified)),
        new XElement(Xml + "ETag", $"\"{part.ETag}\""),
        new XElement(Xml + "Size", part.Blob.Length),
        part.Checksum is null ? null : new XElement(Xml + $"Checksum{part.Checksum.Algorithm}", part.Checksum.Value));
}
