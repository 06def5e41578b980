using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Requests;

/// <summary>Takes from a request the headers that are kept with an object.</summary>
internal static class ContentHeadersReader
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const int MaxMetadataBytes = 2048;

    public static ContentHeaders Read(S3Request request)
    {
        var metadata = request.Headers
            .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key[MetadataPrefix.Length..].ToLowerInvariant(), header => string.Join(',', header.Value.ToArray()));
        if (metadata.Sum(pair => pair.Key.Length + System.Text.Encoding.UTF8.GetByteCount(pair.Value)) > MaxMetadataBytes)
            throw new Protocol.AwsException("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        return new ContentHeaders
        {
            ContentType = request.Header("Content-Type") is { Length: > 0 } type ? type : ContentHeaders.DefaultContentType,
            ContentEncoding = EncodingOfContent(request.Header("Content-Encoding")),
            ContentLanguage = request.Header("Content-Language"),
            ContentDisposition = request.Header("Content-Disposition"),
            CacheControl = request.Header("Cache-Control"),
            Expires = request.Header("Expires"),
            Metadata = metadata,
        };
    }

    /// <summary>aws-chunked is the encoding of the transfer alone; it is not kept.</summary>
    private static string? EncodingOfContent(string? header)
    {
        var kept = header?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(encoding => !encoding.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return kept is { Length: > 0 } ? string.Join(',', kept) : null;
    }
}
