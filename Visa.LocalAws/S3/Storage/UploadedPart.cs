using Visa.LocalAws.S3.Bodies;

namespace Visa.LocalAws.S3.Storage;

/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">The part's MD5 in hexadecimal.</param>
internal sealed record UploadedPart(string UploadId, int Number, Blob Blob, string ETag, ObjectChecksum? Checksum, DateTimeOffset LastModified);
