namespace Visa.LocalAws.S3.Storage;

/// <summary>A file of content: an object's, or one part of it.</summary>
internal sealed record Blob(string Id, long Length);
