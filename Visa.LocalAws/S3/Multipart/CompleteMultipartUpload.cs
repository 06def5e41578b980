using System.Globalization;
using System.Xml.Linq;
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
        var listed = ReadParts(await request.ReadXmlAsync());
        var (upload, parts) = bucket.Read(state => Choose(state, request, listed));
        var stored = await ComposeAsync(request, bucket, upload, parts);
        await CommitAsync(request, bucket, listed, stored);
        await request.ReplyXmlAsync(Reply(request, stored));
    }

    private static async Task<StoredObject> ComposeAsync(S3Request request, Bucket bucket, MultipartUpload upload, IReadOnlyList<UploadedPart> parts)
    {
        var checksum = await PartsChecksum.ComputeAsync(bucket.Blobs, upload, parts, request.Aborted);
        PartsChecksum.EnsureExpected(request, checksum);
        return new StoredObject
        {
            Key = upload.Key,
            Blobs = [.. parts.Select(part => part.Blob)],
            ETag = PartsChecksum.ETag(parts),
            LastModified = request.Store.Time.GetUtcNow(),
            Headers = upload.Headers,
            Checksum = checksum,
            Tags = upload.Tags,
            PartChecksums = upload.IsDefaultChecksum ? [] : [.. parts.Select(part => part.Checksum?.Value ?? "")],
            PartNumbers = [.. parts.Select(part => part.Number)],
            IsMultipart = true,
        };
    }

    private static ValueTask CommitAsync(S3Request request, Bucket bucket, IReadOnlyList<ListedPart> listed, StoredObject stored)
    {
        var preconditions = new Preconditions(request);
        return bucket.CommitAsync(
            state =>
            {
                // A part may have been replaced, or the upload ended, since its parts were chosen.
                var (upload, parts) = Choose(state, request, listed);
                if (!parts.Select(part => part.Blob).SequenceEqual(stored.Blobs))
                    throw S3Failure.InvalidPart();
                preconditions.EnsureWritable(state.Find(upload.Key));
                return new BucketEntry { Put = stored, UploadEnded = upload.Id };
            },
            request.Aborted);
    }

    private static XElement Reply(S3Request request, StoredObject stored)
    {
        var xml = S3Request.Xml;
        var server = request.Context.Request;
        return new XElement(
            xml + "CompleteMultipartUploadResult",
            new XElement(xml + "Location", $"{server.Scheme}://{server.Host}/{request.BucketName}/{Uri.EscapeDataString(stored.Key)}"),
            new XElement(xml + "Bucket", request.BucketName),
            new XElement(xml + "Key", stored.Key),
            new XElement(xml + "ETag", $"\"{stored.ETag}\""),
            stored.Checksum is null ? null : new XElement(xml + $"Checksum{stored.Checksum.Algorithm}", stored.Checksum.Value),
            stored.Checksum is null ? null : new XElement(xml + "ChecksumType", stored.Checksum.Type));
    }

    private static ListedPart[] ReadParts(XElement body)
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
