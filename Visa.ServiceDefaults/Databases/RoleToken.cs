using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace Visa.ServiceDefaults.Databases;

/// <summary>
/// The password of a database user that logs in as an IAM role: a signed request to connect, without its scheme, good for 15 minutes of new connections.
/// Source: Amazon RDS user guide, "Connecting to your DB instance using IAM authentication"; the format is that of <c>aws rds generate-db-auth-token</c>.
/// </summary>
internal static class RoleToken
{
    private const string Service = "rds-db";
    private const string Scheme = "https://";
    private const string SecondsValid = "900";

    public static string Create(string host, int port, string user, string region, ImmutableCredentials credentials, DateTimeOffset at)
    {
        using var request = new DefaultRequest(new ConnectRequest(), Service) { HttpMethod = "GET", UseQueryString = true, Endpoint = new Uri($"{Scheme}{host}:{port}") };
        request.Parameters["Action"] = "connect";
        request.Parameters["DBUser"] = user;
        request.Parameters["X-Amz-Expires"] = SecondsValid;
        if (credentials.UseToken)
        {
            request.Parameters["X-Amz-Security-Token"] = credentials.Token;
        }

        var signed = AWS4PreSignedUrlSigner.SignRequest(request, null, new RequestMetrics(), credentials.AccessKey, credentials.SecretKey, Service, region, at.UtcDateTime);
        return $"{AmazonServiceClient.ComposeUrl(request).AbsoluteUri[Scheme.Length..]}&{signed.ForQueryParameters}";
    }

    private sealed class ConnectRequest : AmazonWebServiceRequest;
}
