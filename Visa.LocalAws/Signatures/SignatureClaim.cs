namespace Visa.LocalAws.Signatures;

/// <summary>What a request says of its own signature (Signature Version 4), in its Authorization header or its query.</summary>
/// <param name="Date">The day of the credential scope, <c>yyyyMMdd</c>.</param>
/// <param name="SignedHeaders">Names in lower case, as sent.</param>
/// <param name="Timestamp">When it was signed, <c>yyyyMMddTHHmmssZ</c>.</param>
/// <param name="Lifetime">How long a presigned request may be sent; null for one that carries a header.</param>
internal sealed record SignatureClaim(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature, string Timestamp, TimeSpan? Lifetime)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string Terminator = "aws4_request";
    public const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    public bool IsPresigned => Lifetime is not null;
}
