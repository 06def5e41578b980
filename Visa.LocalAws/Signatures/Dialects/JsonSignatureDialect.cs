using System.Globalization;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Signatures.Dialects;

/// <summary>The refusals of AWS JSON services (Kinesis, DynamoDB and the others with X-Amz-Target).</summary>
internal sealed class JsonSignatureDialect : ISignatureDialect
{
    public const string MismatchText =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private const string InvalidSignature = "InvalidSignatureException";
    private const string IncompleteSignature = "IncompleteSignatureException";

    public static JsonSignatureDialect Instance { get; } = new();

    public bool SignsPathAsSent => false;

    public AwsException Missing() => new("MissingAuthenticationTokenException", "Missing Authentication Token");

    public AwsException MalformedHeader(string complaint, string header) => new(IncompleteSignature, $"{complaint} Authorization={header}");

    public AwsException MalformedQuery(string complaint) => new(IncompleteSignature, complaint);

    public AwsException NoDate() => new(IncompleteSignature, "Date must be in ISO-8601 'basic format'.");

    public AwsException UnknownKey(string accessKeyId) => new("UnrecognizedClientException", "The security token included in the request is invalid.");

    public AwsException Mismatch(SignatureClaim claim, string canonicalRequest, string stringToSign) => new(
        InvalidSignature,
        $"{MismatchText}\n\nThe Canonical String for this request should have been\n'{canonicalRequest}'\n\nThe String-to-Sign should have been\n'{stringToSign}'\n");

    public AwsException Skewed(SignatureClaim claim, DateTimeOffset now, TimeSpan tolerance) => new(InvalidSignature, SkewText(claim, now, tolerance));

    public AwsException PresignedExpired(SignatureClaim claim, DateTimeOffset expiry, DateTimeOffset now) =>
        new(InvalidSignature, $"Signature expired: {Stamp(expiry)} is now earlier than {Stamp(now)}");

    public AwsException UnsignedHeaders(string names) => new(InvalidSignature, $"'{names}' must be a 'SignedHeader' in the AWS Authorization.");

    internal static string SkewText(SignatureClaim claim, DateTimeOffset now, TimeSpan tolerance) =>
        string.CompareOrdinal(claim.Timestamp, Stamp(now)) < 0
            ? $"Signature expired: {claim.Timestamp} is now earlier than {Stamp(now - tolerance)} ({Stamp(now)} - {tolerance.TotalMinutes:0} min.)"
            : $"Signature not yet current: {claim.Timestamp} is still later than {Stamp(now + tolerance)} ({Stamp(now)} + {tolerance.TotalMinutes:0} min.)";

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString(SignatureClaim.TimestampFormat, CultureInfo.InvariantCulture);
}
