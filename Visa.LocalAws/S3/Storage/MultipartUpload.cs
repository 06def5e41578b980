using Visa.LocalAws.S3.Bodies;

namespace Visa.LocalAws.S3.Storage;

/// <summary>An upload in parts that is not complete yet.</summary>
/// <param name="Algorithm">The checksum that the parts carry, if any was asked for.</param>
/// <param name="IsFullObjectChecksum">Whether the whole's checksum is to be that of its content rather than of the parts' checksums.</param>
internal sealed record MultipartUpload(
    string Id, string Key, DateTimeOffset InitiatedAt, ContentHeaders Headers, ChecksumAlgorithm? Algorithm, bool IsFullObjectChecksum)
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the algorithm is S3's own choice, which its answers do not mention until the upload is complete.</summary>
    public bool IsDefaultChecksum { get; init; }
}
