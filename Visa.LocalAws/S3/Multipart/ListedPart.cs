namespace Visa.LocalAws.S3.Multipart;

/// <summary>A part as the completing request names it.</summary>
/// <param name="ETag">Without quotes.</param>
/// <param name="Checksum">Base64, when the request gives one.</param>
internal sealed record ListedPart(int Number, string ETag, string? Checksum);
