using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>What x-amz-object-attributes asks for: ETag, Checksum, ObjectParts, StorageClass, ObjectSize.</summary>
internal static class GetObjectAttributes
{
    private const string Header = "x-amz-object-attributes";
    private const int MaxParts = 1000;

    private static readonly XNamespace Xml = S3Request.Xml;
    private static readonly string[] Known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public static async Task HandleAsync(S3Request request)
    {
        var asked = request.Headers[Header].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        if (asked.Count == 0 || !asked.IsSubsetOf(Known))
            throw S3Failure.InvalidArgument("Invalid attribute name specified.");
        var bucket = request.Bucket;
        var stored = bucket.Find(request.Key) ?? throw S3Failure.NoSuchKey();
        await bucket.SettleAsync(request.Aborted);
        request.Response.Headers.LastModified = HttpDate.ToHeader(stored.LastModified);
        await request.ReplyXmlAsync(new XElement(
            Xml + "GetObjectAttributesResponse",
            asked.Contains("ETag") ? new XElement(Xml + "ETag", stored.ETag) : null,
            asked.Contains("Checksum") ? Checksum(stored) : null,
            asked.Contains("ObjectParts") && stored.IsMultipart ? Parts(request, stored) : null,
            asked.Contains("StorageClass") ? new XElement(Xml + "StorageClass", "STANDARD") : null,
            asked.Contains("ObjectSize") ? new XElement(Xml + "ObjectSize", stored.Length) : null));
    }

    private static XElement? Checksum(StoredObject stored) => stored.Checksum is not { } checksum ? null : new XElement(
        Xml + "Checksum",
        new XElement(Xml + $"Checksum{checksum.Algorithm}", checksum.Value.Split('-')[0]),
        new XElement(Xml + "ChecksumType", checksum.Type));

    /// <summary>The parts themselves are listed for those that were uploaded with checksums, as S3 does.</summary>
    private static XElement Parts(S3Request request, StoredObject stored)
    {
        if (stored.PartChecksums.Count == 0)
            return new XElement(Xml + "ObjectParts", new XElement(Xml + "PartsCount", stored.Blobs.Count));
        var marker = int.TryParse(request.Header("x-amz-part-number-marker"), System.Globalization.CultureInfo.InvariantCulture, out var after) ? after : 0;
        var limit = int.TryParse(request.Header("x-amz-max-parts"), System.Globalization.CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, 0, MaxParts) : MaxParts;
        var rest = Enumerable.Range(0, stored.Blobs.Count).Where(place => stored.PartNumbers[place] > marker).ToArray();
        var page = rest.Take(limit).ToArray();
        return new XElement(
            Xml + "ObjectParts",
            new XElement(Xml + "PartsCount", stored.Blobs.Count),
            new XElement(Xml + "PartNumberMarker", marker),
            page.Length == 0 ? null : new XElement(Xml + "NextPartNumberMarker", stored.PartNumbers[page[^1]]),
            new XElement(Xml + "MaxParts", limit),
            new XElement(Xml + "IsTruncated", rest.Length > limit),
            page.Select(place => Part(stored, place)));
    }

    private static XElement Part(StoredObject stored, int place) => new(
        Xml + "Part",
        stored.Checksum is null ? null : new XElement(Xml + $"Checksum{stored.Checksum.Algorithm}", stored.PartChecksums[place]),
        new XElement(Xml + "PartNumber", stored.PartNumbers[place]),
        new XElement(Xml + "Size", stored.Blobs[place].Length));
}
