using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Signatures.Dialects;

/// <summary>How one family of services names what is wrong with a signature.</summary>
internal interface ISignatureDialect
{
    /// <summary>Whether the path is signed as it was sent (S3), not normalised and encoded once more.</summary>
    bool SignsPathAsSent { get; }

    /// <summary>No signature at all.</summary>
    AwsException Missing();

    /// <summary>An Authorization header that cannot be read.</summary>
    AwsException MalformedHeader(string complaint, string header);

    /// <summary>Query parameters of a presigned request that cannot be read.</summary>
    AwsException MalformedQuery(string complaint);

    AwsException NoDate();

    AwsException UnknownKey(string accessKeyId);

    AwsException Mismatch(SignatureClaim claim, string canonicalRequest, string stringToSign);

    /// <summary>Signed too long ago, or in the future.</summary>
    AwsException Skewed(SignatureClaim claim, DateTimeOffset now, TimeSpan tolerance);

    AwsException PresignedExpired(SignatureClaim claim, DateTimeOffset expiry, DateTimeOffset now);

    AwsException UnsignedHeaders(string names);
}
