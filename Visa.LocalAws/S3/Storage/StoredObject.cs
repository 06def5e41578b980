using System.Collections.ObjectModel;
using Visa.LocalAws.S3.Bodies;

namespace Visa.LocalAws.S3.Storage;

/// <summary>All that is known of an object; its content is in the blobs, one after the other.</summary>
internal sealed record StoredObject
{
    public required string Key { get; init; }

    public IReadOnlyList<Blob> Blobs { get; init; } = [];

    /// <summary>Without quotes.</summary>
    public string ETag { get; init; } = "";

    public DateTimeOffset LastModified { get; init; }

    public ContentHeaders Headers { get; init; } = ContentHeaders.None;

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>Whether a multipart upload made it, so that its blobs can be asked for by part number.</summary>
    public bool IsMultipart { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Of an object made of parts with checksums of their own, those; otherwise empty.</summary>
    public IReadOnlyList<string> PartChecksums { get; init; } = [];

    /// <summary>Of an object made of parts, their numbers in the upload.</summary>
    public IReadOnlyList<int> PartNumbers { get; init; } = [];

    public long Length => Blobs.Sum(blob => blob.Length);

    public static StoredObject At(string key) => new() { Key = key };
}
