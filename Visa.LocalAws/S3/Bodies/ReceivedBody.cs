using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>A body that is on disk, synced, and checked against what its request says of it.</summary>
/// <param name="ETag">The MD5 in hexadecimal, without quotes.</param>
internal sealed record ReceivedBody(Blob Blob, string ETag, ObjectChecksum? Checksum);
