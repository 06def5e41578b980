using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Signatures.Dialects;

/// <summary>The refusals of the query protocol, which STS speaks.</summary>
internal sealed class QuerySignatureDialect : ISignatureDialect
{
    private const string Mismatched = "SignatureDoesNotMatch";

    public static QuerySignatureDialect Instance { get; } = new();

    public bool SignsPathAsSent => false;

    public AwsException Missing() => new("MissingAuthenticationToken", "Request is missing Authentication Token", StatusCodes.Status403Forbidden);

    public AwsException MalformedHeader(string complaint, string header) => new("IncompleteSignature", $"{complaint} Authorization={header}");

    public AwsException MalformedQuery(string complaint) => new("IncompleteSignature", complaint);

    public AwsException NoDate() => new("IncompleteSignature", "Date must be in ISO-8601 'basic format'.");

    public AwsException UnknownKey(string accessKeyId) =>
        new("InvalidClientTokenId", "The security token included in the request is invalid.", StatusCodes.Status403Forbidden);

    public AwsException Mismatch(SignatureClaim claim, string canonicalRequest, string stringToSign) =>
        new(Mismatched, JsonSignatureDialect.MismatchText, StatusCodes.Status403Forbidden);

    public AwsException Skewed(SignatureClaim claim, DateTimeOffset now, TimeSpan tolerance) =>
        new(Mismatched, JsonSignatureDialect.SkewText(claim, now, tolerance), StatusCodes.Status403Forbidden);

    public AwsException PresignedExpired(SignatureClaim claim, DateTimeOffset expiry, DateTimeOffset now) =>
        new("RequestExpired", "Request has expired.");

    public AwsException UnsignedHeaders(string names) =>
        new(Mismatched, $"'{names}' must be a 'SignedHeader' in the AWS Authorization.", StatusCodes.Status403Forbidden);
}
