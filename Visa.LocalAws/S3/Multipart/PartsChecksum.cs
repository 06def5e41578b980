using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Multipart;

/// <summary>The ETag and checksum of an object made of parts.</summary>
internal static class PartsChecksum
{
    private const int PieceLength = 128 * 1024;

    /// <summary>The MD5 of the parts' MD5s, and their number.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3 defines the ETag so; it guards against accidents, not attackers.")]
    public static string ETag(IReadOnlyList<UploadedPart> parts)
    {
        var digests = parts.SelectMany(part => Convert.FromHexString(part.ETag)).ToArray();
        return $"{Convert.ToHexStringLower(MD5.HashData(digests))}-{parts.Count}";
    }

    /// <summary>The checksum that the upload was begun with, of the content or of the parts' checksums; null without one.</summary>
    public static async Task<ObjectChecksum?> ComputeAsync(
        BlobStore blobs, MultipartUpload upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        if (upload.Algorithm is not { } algorithm)
            return null;
        if (upload.IsFullObjectChecksum)
            return new ObjectChecksum(algorithm, await WholeAsync(algorithm, blobs, parts, cancellationToken), IsComposite: false);
        if (parts.Any(part => part.Checksum?.Algorithm != algorithm))
            throw S3Failure.InvalidRequest($"The upload was created using a {algorithm.ToString().ToLowerInvariant()} checksum. The complete request must include the checksum for each part.");
        var all = parts.SelectMany(part => Convert.FromBase64String(part.Checksum!.Value)).ToArray();
        return new ObjectChecksum(algorithm, $"{Convert.ToBase64String(Checksum.Of(algorithm, all))}-{parts.Count}", IsComposite: true);
    }

    /// <summary>Refuses to complete when the request gives another checksum for the whole.</summary>
    public static void EnsureExpected(S3Request request, ObjectChecksum? checksum)
    {
        if (checksum is not null && request.Header(BodyExpectation.HeaderOf(checksum.Algorithm)) is { } given && given.Split('-')[0] != checksum.Value.Split('-')[0])
            throw S3Failure.BadDigest(checksum.Algorithm.ToString());
    }

    /// <summary>Combined from the parts' own, or read through where a part has none of the kind.</summary>
    private static async Task<string> WholeAsync(ChecksumAlgorithm algorithm, BlobStore blobs, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        parts.All(part => part.Checksum?.Algorithm == algorithm)
            ? Checksum.Combine(algorithm, parts.Select(part => (part.Checksum!.Value, part.Blob.Length)))
            : await ReadThroughAsync(algorithm, blobs, [.. parts.Select(part => part.Blob)], cancellationToken);

    private static async Task<string> ReadThroughAsync(ChecksumAlgorithm algorithm, BlobStore store, IReadOnlyList<Blob> blobs, CancellationToken cancellationToken)
    {
        using var checksum = new Checksum(algorithm);
        using var reader = new BlobReader(store, blobs, 0, blobs.Sum(blob => blob.Length));
        var piece = new byte[PieceLength];
        int length;
        while ((length = await reader.ReadAsync(piece, cancellationToken)) > 0)
            checksum.Append(piece.AsSpan(0, length));
        return Convert.ToBase64String(checksum.Finish());
    }
}
