using System.Collections.ObjectModel;

namespace Visa.LocalAws.S3.Storage;

/// <summary>The headers that S3 keeps with an object and gives back as they were.</summary>
internal sealed record ContentHeaders
{
    public const string DefaultContentType = "binary/octet-stream";

    /// <summary>Of an object that was put without any.</summary>
    public static ContentHeaders None { get; } = new();

    public string ContentType { get; init; } = DefaultContentType;

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    public string? CacheControl { get; init; }

    public string? Expires { get; init; }

    /// <summary>User metadata: the names after <c>x-amz-meta-</c>, in lower case.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
