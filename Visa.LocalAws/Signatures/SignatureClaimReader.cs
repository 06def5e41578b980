using System.Globalization;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Signatures;

/// <summary>Reads a request's signature, and refuses one that is not whole in the words of the service's dialect.</summary>
internal static class SignatureClaimReader
{
    private const int LongestLifetimeSeconds = 604_800;
    private const int CredentialParts = 5;

    private static readonly string[] QueryParameters = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"];

    public static SignatureClaim Read(HttpRequest request, ISignatureDialect dialect)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            return ReadHeader(request, header, dialect);
        }

        return Array.Exists(QueryParameters, request.Query.ContainsKey) ? ReadQuery(request, dialect) : throw dialect.Missing();
    }

    private static SignatureClaim ReadHeader(HttpRequest request, string header, ISignatureDialect dialect)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || header[..space] != SignatureClaim.Algorithm)
        {
            throw dialect.MalformedHeader($"Authorization header requires the algorithm {SignatureClaim.Algorithm}.", header);
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[(space + 1)..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            parameters[equals < 0 ? part : part[..equals]] = equals < 0 ? "" : part[(equals + 1)..];
        }

        string Required(string name) => parameters.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw dialect.MalformedHeader($"Authorization header requires '{name}' parameter.", header);

        var credential = Required("Credential").Split('/');
        if (credential.Length < CredentialParts || credential[^1] != SignatureClaim.Terminator)
        {
            throw dialect.MalformedHeader("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", header);
        }

        var headers = Required("SignedHeaders").Split(';');
        return Claim(credential, headers, Required("Signature"), ReadDate(request, dialect), null);
    }

    private static SignatureClaim ReadQuery(HttpRequest request, ISignatureDialect dialect)
    {
        var query = request.Query;
        if (!Array.TrueForAll(QueryParameters, name => query[name].ToString().Length > 0))
        {
            throw dialect.MalformedQuery($"Query-string authentication version 4 requires the {string.Join(", ", QueryParameters[..^1])}, and {QueryParameters[^1]} parameters.");
        }

        var credential = query["X-Amz-Credential"].ToString().Split('/');
        var timestamp = query["X-Amz-Date"].ToString();
        var isTime = DateTimeOffset.TryParseExact(timestamp, SignatureClaim.TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        if (query["X-Amz-Algorithm"] != SignatureClaim.Algorithm)
        {
            throw dialect.MalformedQuery($"X-Amz-Algorithm only supports \"{SignatureClaim.Algorithm}\"");
        }

        if (credential.Length < CredentialParts || credential[^1] != SignatureClaim.Terminator)
        {
            throw dialect.MalformedQuery("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }

        if (!isTime)
        {
            throw dialect.MalformedQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }

        if (!int.TryParse(query["X-Amz-Expires"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw dialect.MalformedQuery("X-Amz-Expires should be a number");
        }

        return seconds switch
        {
            < 0 => throw dialect.MalformedQuery("X-Amz-Expires must be non-negative"),
            > LongestLifetimeSeconds => throw dialect.MalformedQuery(
                $"X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than {LongestLifetimeSeconds} seconds"),
            _ => Claim(credential, query["X-Amz-SignedHeaders"].ToString().Split(';'), query["X-Amz-Signature"].ToString(), timestamp, TimeSpan.FromSeconds(seconds)),
        };
    }

    /// <summary>An access key id may hold slashes; the four parts after it may not.</summary>
    private static SignatureClaim Claim(string[] credential, string[] signedHeaders, string signature, string timestamp, TimeSpan? lifetime) => new(
        string.Join('/', credential[..^4]), credential[^4], credential[^3], credential[^2], signedHeaders, signature, timestamp, lifetime);

    private static string ReadDate(HttpRequest request, ISignatureDialect dialect)
    {
        var header = request.Headers["X-Amz-Date"].ToString();
        if (DateTimeOffset.TryParseExact(header, SignatureClaim.TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            return header;
        }

        return header.Length == 0 && DateTimeOffset.TryParse(request.Headers.Date.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString(SignatureClaim.TimestampFormat, CultureInfo.InvariantCulture)
            : throw dialect.NoDate();
    }
}
