namespace Visa.LocalAws.S3.Bodies;

/// <param name="Value">Base64; of a composite one, with <c>-N</c> after it.</param>
/// <param name="IsComposite">Whether it is the checksum of the parts' checksums, not of the content.</param>
internal sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value, bool IsComposite)
{
    public string Type => IsComposite ? "COMPOSITE" : "FULL_OBJECT";
}
