using Microsoft.Extensions.Primitives;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>What a request's headers say of its body.</summary>
internal sealed record BodyExpectation
{
    private const string ChecksumPrefix = "x-amz-checksum-";
    private const int Md5Length = 16;
    private const int Sha256HexLength = 64;
    private const long LargestBody = 5L * 1024 * 1024 * 1024;

    public bool IsChunked { get; private init; }

    /// <summary>The number of bytes after decoding, when the request says so.</summary>
    public long? Length { get; private init; }

    public byte[]? Md5 { get; private init; }

    public byte[]? Sha256 { get; private init; }

    /// <summary>Which checksum to compute; S3 computes CRC64NVME when it is not told.</summary>
    public ChecksumAlgorithm? Algorithm { get; init; }

    /// <summary>Whether the checksum is to come after the body.</summary>
    public bool IsChecksumAnnounced { get; private init; }

    /// <summary>The checksum in Base64 if a header gives it; a trailer may give it instead.</summary>
    public string? Checksum { get; private init; }

    public static BodyExpectation Read(HttpRequest request, ChecksumAlgorithm otherwise = ChecksumAlgorithm.CRC64NVME)
    {
        var headers = request.Headers;
        if (request.ContentLength is null && headers.TransferEncoding.Count > 0)
            throw S3Failure.NotImplemented("A body with Transfer-Encoding and no Content-Length");
        var bodyHash = headers["x-amz-content-sha256"].ToString();
        var isChunked = bodyHash.StartsWith("STREAMING-", StringComparison.Ordinal)
            || headers.ContentEncoding.ToString().Contains("aws-chunked", StringComparison.OrdinalIgnoreCase);
        var given = Enum.GetValues<ChecksumAlgorithm>().Where(algorithm => headers.ContainsKey(HeaderOf(algorithm))).ToArray();
        if (given.Length > 1)
            throw S3Failure.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        var length = isChunked ? ReadLength(headers["x-amz-decoded-content-length"]) : request.ContentLength;
        if (isChunked && length is null)
            throw S3Failure.MissingContentLength();
        if (length > LargestBody)
            throw S3Failure.EntityTooLarge();
        return new BodyExpectation
        {
            IsChunked = isChunked,
            Length = length,
            Md5 = ReadMd5(headers.ContentMD5),
            Sha256 = bodyHash.Length == Sha256HexLength ? ReadHex(bodyHash) : null,
            Algorithm = given.Length == 1 ? given[0] : Announced(headers) ?? otherwise,
            IsChecksumAnnounced = headers["x-amz-trailer"].ToString().Trim().StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase),
            Checksum = given.Length == 1 ? headers[HeaderOf(given[0])].ToString() : null,
        };
    }

    public static string HeaderOf(ChecksumAlgorithm algorithm) => ChecksumPrefix + algorithm.ToString().ToLowerInvariant();

    /// <summary>The algorithm that x-amz-trailer or x-amz-sdk-checksum-algorithm names.</summary>
    private static ChecksumAlgorithm? Announced(IHeaderDictionary headers)
    {
        var trailer = headers["x-amz-trailer"].ToString().Trim();
        var name = trailer.StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase)
            ? trailer[ChecksumPrefix.Length..]
            : headers["x-amz-sdk-checksum-algorithm"].ToString();
        return Enum.TryParse<ChecksumAlgorithm>(name, ignoreCase: true, out var algorithm) ? algorithm : null;
    }

    private static long? ReadLength(StringValues header) =>
        long.TryParse(header, System.Globalization.CultureInfo.InvariantCulture, out var length) && length >= 0 ? length : null;

    private static byte[]? ReadMd5(StringValues header)
    {
        if (header.Count == 0)
            return null;
        var digest = new byte[Md5Length];
        return Convert.TryFromBase64String(header.ToString(), digest, out var written) && written == Md5Length
            ? digest
            : throw S3Failure.InvalidDigest("Content-MD5");
    }

    private static byte[] ReadHex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            throw S3Failure.InvalidArgument(
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, or a valid sha256 value.");
        }
    }
}
