namespace Visa.LocalAws.Protocol;

/// <summary>
/// Who signed a request. Signatures are read but not verified: whoever reaches the loopback address may act, as with other local AWS stand-ins.
/// </summary>
internal static class AwsAuthorization
{
    private const string Scheme = "AWS4-HMAC-SHA256";

    private static readonly string[] Parameters = ["Credential", "Signature", "SignedHeaders"];

    /// <summary>The access key id of a request to a JSON service. Throws as AWS does when there is no usable signature.</summary>
    public static string AccessKeyId(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var isPresigned = request.Query.ContainsKey("X-Amz-Algorithm");
        return (header.Length > 0, isPresigned) switch
        {
            (true, true) => throw new AwsException("InvalidSignatureException", "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
            (false, false) => throw new AwsException("MissingAuthenticationTokenException", "Missing Authentication Token"),
            (false, true) => KeyOf(request.Query["X-Amz-Credential"].ToString()),
            _ => FromHeader(request, header),
        };
    }

    private static string FromHeader(HttpRequest request, string header)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header.Replace(Scheme, "", StringComparison.Ordinal).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            given[equals < 0 ? part : part[..equals]] = equals < 0 ? "" : part[(equals + 1)..];
        }

        var complaint = string.Concat(Parameters.Where(name => !given.ContainsKey(name)).Select(name => $"Authorization header requires '{name}' parameter. "));
        if (!request.Headers.ContainsKey("X-Amz-Date") && !request.Headers.ContainsKey("Date"))
        {
            complaint += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        }

        return complaint.Length == 0
            ? KeyOf(given["Credential"])
            : throw new AwsException("IncompleteSignatureException", $"{complaint}Authorization={header}");
    }

    /// <summary>A credential reads KEY/date/region/service/aws4_request.</summary>
    private static string KeyOf(string credential) => credential.Split('/', 2)[0];
}
