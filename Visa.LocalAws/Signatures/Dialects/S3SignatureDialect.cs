using System.Globalization;
using System.Text;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Signatures.Dialects;

/// <summary>The refusals of S3 (API reference, "Error responses").</summary>
internal sealed class S3SignatureDialect : ISignatureDialect
{
    private const string AccessDenied = "AccessDenied";
    private const string IsoFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static S3SignatureDialect Instance { get; } = new();

    public bool SignsPathAsSent => true;

    public AwsException Missing() => new(AccessDenied, "Access Denied", StatusCodes.Status403Forbidden);

    public AwsException MalformedHeader(string complaint, string header) => header.StartsWith("AWS ", StringComparison.Ordinal)
        ? new("InvalidRequest", $"The authorization mechanism you have provided is not supported. Please use {SignatureClaim.Algorithm}.")
        : header.StartsWith(SignatureClaim.Algorithm, StringComparison.Ordinal)
            ? new("AuthorizationHeaderMalformed", $"The authorization header is malformed; {complaint}")
            : new AwsException("InvalidArgument", "Unsupported Authorization Type") { Elements = [("ArgumentName", "Authorization"), ("ArgumentValue", header)] };

    public AwsException MalformedQuery(string complaint) => new("AuthorizationQueryParametersError", complaint);

    public AwsException NoDate() => new(AccessDenied, "AWS authentication requires a valid Date or x-amz-date header", StatusCodes.Status403Forbidden);

    public AwsException UnknownKey(string accessKeyId) =>
        new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", StatusCodes.Status403Forbidden)
        {
            Elements = [("AWSAccessKeyId", accessKeyId)],
        };

    public AwsException Mismatch(SignatureClaim claim, string canonicalRequest, string stringToSign) => new(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        StatusCodes.Status403Forbidden)
    {
        Elements =
        [
            ("AWSAccessKeyId", claim.AccessKeyId),
            ("StringToSign", stringToSign),
            ("SignatureProvided", claim.Signature),
            ("StringToSignBytes", Hex(stringToSign)),
            ("CanonicalRequest", canonicalRequest),
            ("CanonicalRequestBytes", Hex(canonicalRequest)),
        ],
    };

    public AwsException Skewed(SignatureClaim claim, DateTimeOffset now, TimeSpan tolerance) => new(
        "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", StatusCodes.Status403Forbidden)
    {
        Elements = [("RequestTime", claim.Timestamp), ("ServerTime", Iso(now)), ("MaxAllowedSkewMilliseconds", tolerance.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture))],
    };

    public AwsException PresignedExpired(SignatureClaim claim, DateTimeOffset expiry, DateTimeOffset now) =>
        new(AccessDenied, "Request has expired", StatusCodes.Status403Forbidden)
        {
            Elements = [("X-Amz-Expires", claim.Lifetime!.Value.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)), ("Expires", Iso(expiry)), ("ServerTime", Iso(now))],
        };

    public AwsException UnsignedHeaders(string names) =>
        new(AccessDenied, "There were headers present in the request which were not signed", StatusCodes.Status403Forbidden) { Elements = [("HeadersNotSigned", names)] };

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString(IsoFormat, CultureInfo.InvariantCulture);

    private static string Hex(string text) => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
