using System.Globalization;
using System.Xml.Linq;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

/// <summary>Makes an object of the listed parts, whose content is not copied; parts that are not listed are dropped.</summary>
internal static class CompleteMultipartUpload
{
    private const long MinPartLength = 5 * 1024 * 1024;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var xml = S3Request.Xml;
        var preconditions = new Preconditions(request);
        var listed = ReadParts(await request.ReadXmlAsync());
        var (upload, parts) = bucket.Read(state => Choose(state, request, listed));
        var checksum = await PartsChecksum.ComputeAsync(bucket.Blobs, upload, parts, request.Aborted);
        PartsChecksum.EnsureExpected(request, checksum);
        var stored = new StoredObject
        {
            Key = upload.Key,
            Blobs = [.. parts.Select(part => part.Blob)],
            ETag = PartsChecksum.ETag(parts),
            LastModified = request.Store.Time.GetUtcNow(),
            Headers = upload.Headers,
            Checksum = checksum,
            IsMultipart = true,
        };
        await bucket.CommitAsync(state => Decide(state, request, preconditions, (listed, parts), stored), request.Aborted);
        await request.ReplyXmlAsync(new XElement(
            xml + "CompleteMultipartUploadResult",
            new XElement(xml + "Location", $"{request.Context.Request.Scheme}://{request.Context.Request.Host}/{request.BucketName}/{Uri.EscapeDataString(upload.Key)}"),
            new XElement(xml + "Bucket", request.BucketName),
            new XElement(xml + "Key", upload.Key),
            new XElement(xml + "ETag", $"\"{stored.ETag}\""),
            checksum is null ? null : new XElement(xml + $"Checksum{checksum.Algorithm}", checksum.Value),
            checksum is null ? null : new XElement(xml + "ChecksumType", checksum.Type)));
    }

    private static BucketEntry Decide(
        BucketState state, S3Request request, Preconditions preconditions, (IReadOnlyList<ListedPart> Listed, IReadOnlyList<UploadedPart> Parts) chosen, StoredObject stored)
    {
        // A part may have been replaced, or the upload ended, since its parts were chosen.
        var (upload, parts) = Choose(state, request, chosen.Listed);
        if (!parts.SequenceEqual(chosen.Parts))
            throw S3Failure.InvalidPart();
        preconditions.EnsureWritable(state.Find(upload.Key));
        return new BucketEntry { Put = stored, UploadEnded = upload.Id };
    }

    private static IReadOnlyList<ListedPart> ReadParts(XElement body)
    {
        var parts = body.Elements("Part").Select(ReadPart).ToArray();
        if (body.Name != "CompleteMultipartUpload" || parts.Length == 0)
            throw S3Failure.MalformedXml();
        if (parts.Zip(parts.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number))
            throw S3Failure.InvalidPartOrder();
        return parts;
    }

    private static ListedPart ReadPart(XElement element)
    {
        if (!int.TryParse(element.Element("PartNumber")?.Value, CultureInfo.InvariantCulture, out var number) || element.Element("ETag") is not { } etag)
            throw S3Failure.MalformedXml();
        var checksum = element.Elements().FirstOrDefault(child => child.Name.LocalName.StartsWith("Checksum", StringComparison.Ordinal));
        return new ListedPart(number, etag.Value.Trim().Trim('"'), checksum?.Value.Trim());
    }

    private static (MultipartUpload Upload, IReadOnlyList<UploadedPart> Parts) Choose(BucketState state, S3Request request, IReadOnlyList<ListedPart> listed)
    {
        var upload = state.Upload(request.Query("uploadId")!, request.Key);
        var uploaded = state.Parts(upload.Id);
        var parts = listed.Select(part => Match(part, uploaded)).ToArray();
        if (parts.SkipLast(1).Any(part => part.Blob.Length < MinPartLength))
            throw S3Failure.EntityTooSmall();
        return (upload, parts);
    }

    private static UploadedPart Match(ListedPart listed, IReadOnlyDictionary<int, UploadedPart> uploaded)
    {
        var isThere = uploaded.TryGetValue(listed.Number, out var part)
            && part.ETag == listed.ETag
            && (listed.Checksum is null || part.Checksum is null || part.Checksum.Value == listed.Checksum);
        return isThere ? part! : throw S3Failure.InvalidPart();
    }
}
