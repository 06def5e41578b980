using System.Globalization;
using System.Text;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The headers of an answer that describe an object.</summary>
internal static class ObjectHeaders
{
    private const string Encryption = "x-amz-server-side-encryption";
    private const string EncryptionOfAll = "AES256";

    public static void Write(S3Request request, StoredObject stored)
    {
        var headers = request.Response.Headers;
        headers.ETag = $"\"{stored.ETag}\"";
        headers.LastModified = HttpDate.ToHeader(stored.LastModified);
        headers.AcceptRanges = "bytes";
        Set(headers, "Content-Type", request.Query("response-content-type") ?? stored.Headers.ContentType);
        Set(headers, "Content-Encoding", request.Query("response-content-encoding") ?? stored.Headers.ContentEncoding);
        Set(headers, "Content-Language", request.Query("response-content-language") ?? stored.Headers.ContentLanguage);
        Set(headers, "Content-Disposition", request.Query("response-content-disposition") ?? stored.Headers.ContentDisposition);
        Set(headers, "Cache-Control", request.Query("response-cache-control") ?? stored.Headers.CacheControl);
        Set(headers, "Expires", request.Query("response-expires") ?? stored.Headers.Expires);
        headers[Encryption] = EncryptionOfAll;
        if (stored.Tags.Count > 0)
            headers["x-amz-tagging-count"] = stored.Tags.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in stored.Headers.Metadata)
            Set(headers, "x-amz-meta-" + name, value);
    }

    /// <summary>S3 encrypts every object with keys of its own, and says so.</summary>
    public static void WriteEncryption(HttpResponse response) => response.Headers[Encryption] = EncryptionOfAll;

    public static void WriteChecksum(HttpResponse response, ObjectChecksum? checksum, bool withType = true)
    {
        if (checksum is null)
            return;
        response.Headers[BodyExpectation.HeaderOf(checksum.Algorithm)] = checksum.Value;
        if (withType)
            response.Headers["x-amz-checksum-type"] = checksum.Type;
    }

    public static void WritePartCount(HttpResponse response, StoredObject stored) =>
        response.Headers["x-amz-mp-parts-count"] = stored.Blobs.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text beyond ASCII goes out as RFC 2047 says, as S3 does.</summary>
    private static void Set(IHeaderDictionary headers, string name, string? value)
    {
        if (value is not null)
            headers[name] = Ascii.IsValid(value) && !value.Any(char.IsControl) ? value : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
    }
}
