using System.Xml.Linq;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Objects;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

internal static class CreateMultipartUpload
{
    public static async Task HandleAsync(S3Request request)
    {
        var xml = S3Request.Xml;
        var upload = Read(request);
        await request.Bucket.CommitAsync(_ => new BucketEntry { UploadBegun = upload }, request.Aborted);
        if (upload.Algorithm is { } algorithm && !upload.IsDefaultChecksum)
        {
            request.Response.Headers["x-amz-checksum-algorithm"] = algorithm.ToString();
            request.Response.Headers["x-amz-checksum-type"] = upload.IsFullObjectChecksum ? "FULL_OBJECT" : "COMPOSITE";
        }
        await request.ReplyXmlAsync(new XElement(
            xml + "InitiateMultipartUploadResult",
            new XElement(xml + "Bucket", request.BucketName),
            new XElement(xml + "Key", request.Key),
            new XElement(xml + "UploadId", upload.Id)));
    }

    private static MultipartUpload Read(S3Request request)
    {
        var isAsked = request.Header("x-amz-checksum-algorithm") is not null;
        ChecksumAlgorithm? algorithm = Enum.TryParse<ChecksumAlgorithm>(request.Header("x-amz-checksum-algorithm"), ignoreCase: true, out var asked) ? asked : isAsked
            ? throw S3Failure.InvalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")
            : ChecksumAlgorithm.CRC64NVME;
        // CRC64NVME is defined for whole objects alone, so that is its default.
        var type = request.Header("x-amz-checksum-type") ?? (algorithm == ChecksumAlgorithm.CRC64NVME ? "FULL_OBJECT" : "COMPOSITE");
        var isFull = algorithm is not null && type == "FULL_OBJECT";
        if (isFull && algorithm is (ChecksumAlgorithm.SHA1 or ChecksumAlgorithm.SHA256))
            throw S3Failure.InvalidRequest($"The FULL_OBJECT checksum type cannot be used with the {algorithm} checksum algorithm.");
        return new MultipartUpload(
            Guid.CreateVersion7().ToString("N"), request.Key, request.Store.Time.GetUtcNow(), ContentHeadersReader.Read(request), algorithm, isFull)
        {
            Tags = ObjectTags.ReadHeader(request),
            IsDefaultChecksum = !isAsked,
        };
    }
}
