using System.Xml.Linq;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The parts of an answer that both versions of ListObjects have.</summary>
internal sealed class ListingReply
{
    private const int MaxKeys = 1000;
    private static readonly XNamespace Xml = S3Request.Xml;
    private readonly string? _encoding;

    public ListingReply(S3Request request)
    {
        _encoding = request.Query("encoding-type");
        if (_encoding is not (null or "" or "url"))
            throw S3Failure.InvalidArgument("Invalid Encoding Method specified in Request");
        Prefix = request.Query("prefix") ?? "";
        Delimiter = request.Query("delimiter") ?? "";
        Limit = Math.Min(request.QueryNumber("max-keys", MaxKeys), MaxKeys);
    }

    public string Prefix { get; }

    public string Delimiter { get; }

    public int Limit { get; }

    /// <summary>An element with a key or a part of one, encoded as the request asks.</summary>
    public XElement Text(string name, string text) => new(Xml + name, Encode(text));

    public IEnumerable<XElement?> Common(S3Request request, ObjectListing listing, bool withOwner) =>
    [
        new XElement(Xml + "Name", request.BucketName),
        Text("Prefix", Prefix),
        Delimiter.Length == 0 ? null : Text("Delimiter", Delimiter),
        new XElement(Xml + "MaxKeys", Limit),
        string.IsNullOrEmpty(_encoding) ? null : new XElement(Xml + "EncodingType", _encoding),
        new XElement(Xml + "IsTruncated", listing.IsTruncated),
        .. listing.Contents.Select(stored => Contents(stored, withOwner)),
        .. listing.CommonPrefixes.Select(prefix => new XElement(Xml + "CommonPrefixes", Text("Prefix", prefix))),
    ];

    private XElement Contents(StoredObject stored, bool withOwner) => new(
        Xml + "Contents",
        Text("Key", stored.Key),
        new XElement(Xml + "LastModified", HttpDate.ToXml(stored.LastModified)),
        new XElement(Xml + "ETag", $"\"{stored.ETag}\""),
        stored.Checksum is null ? null : new XElement(Xml + "ChecksumAlgorithm", stored.Checksum.Algorithm),
        stored.Checksum is null ? null : new XElement(Xml + "ChecksumType", stored.Checksum.Type),
        new XElement(Xml + "Size", stored.Length),
        withOwner ? Owner.Element() : null,
        new XElement(Xml + "StorageClass", "STANDARD"));

    /// <summary>S3's URL encoding leaves slashes as they are and writes a space as a plus sign.</summary>
    private string Encode(string text) => string.IsNullOrEmpty(_encoding)
        ? text
        : Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal);
}
