namespace Visa.LocalAws.S3.Bodies;

/// <summary>The object checksums of S3, named as in its headers and XML.</summary>
internal enum ChecksumAlgorithm
{
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256,
}
