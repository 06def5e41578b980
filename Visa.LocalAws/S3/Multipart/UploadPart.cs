using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Objects;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

/// <summary>UploadPart and UploadPartCopy: stores one part; a part uploaded again replaces the one before.</summary>
internal static class UploadPart
{
    private const int MaxPartNumber = 10_000;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var upload = Find(request, bucket);
        var body = await BodyReceiver.ReceiveAsync(request.Context.Request, upload.Algorithm ?? ChecksumAlgorithm.CRC64NVME, bucket.Blobs, request.Aborted);
        await CommitAsync(request, bucket, upload, body);
        request.Response.Headers.ETag = $"\"{body.ETag}\"";
        ObjectHeaders.WriteChecksum(request.Response, body.Checksum, withType: false);
    }

    public static async Task CopyAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var upload = Find(request, bucket);
        using var source = await CopySource.OpenAsync(request);
        var range = request.Header("x-amz-copy-source-range") is { } header
            ? ByteRange.Parse(header, source.Object.Length)
                ?? throw S3Failure.InvalidArgument("The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy")
            : (ByteRange?)null;
        var body = await source.CopyAsync(range, upload.Algorithm, bucket.Blobs, request.Aborted);
        var part = await CommitAsync(request, bucket, upload, body);
        await request.ReplyXmlAsync(CopyResult.Element("CopyPartResult", part.ETag, part.LastModified, part.Checksum));
    }

    private static MultipartUpload Find(S3Request request, Bucket bucket)
    {
        var number = request.QueryNumber("partNumber", absent: 0);
        if (number is < 1 or > MaxPartNumber)
            throw S3Failure.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        return bucket.Read(state => state.Upload(request.Query("uploadId")!, request.Key));
    }

    private static async Task<UploadedPart> CommitAsync(S3Request request, Bucket bucket, MultipartUpload upload, ReceivedBody body)
    {
        var number = request.QueryNumber("partNumber", absent: 0);
        var part = new UploadedPart(upload.Id, number, body.Blob, body.ETag, body.Checksum, request.Store.Time.GetUtcNow());
        await bucket.CommitAsync(body.Blob, state => Decide(state, upload, part), request.Aborted);
        return part;
    }

    private static BucketEntry Decide(BucketState state, MultipartUpload upload, UploadedPart part)
    {
        if (upload is { Algorithm: { } expected, IsDefaultChecksum: false } && part.Checksum is { } given && given.Algorithm != expected)
        {
            throw S3Failure.InvalidRequest(
                $"Checksum Type mismatch occurred, expected checksum Type: {expected.ToString().ToLowerInvariant()}, actual checksum Type: {given.Algorithm.ToString().ToLowerInvariant()}");
        }
        // The upload may have been completed or aborted while the part was on its way.
        _ = state.Upload(upload.Id, upload.Key);
        return new BucketEntry { PartUploaded = part };
    }
}
