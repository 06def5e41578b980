using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Visa.AppHost;

/// <summary>Made anew at each start: the token of the login links, the one that the processes share, and the key that signs calls to the embedded AWS.</summary>
internal sealed record RunSecrets(string LoginToken, string ServiceToken, string AwsSecretAccessKey)
{
    /// <summary>The access key id of whoever may call the embedded AWS.</summary>
    public const string AwsAccessKeyId = "local";

    /// <param name="configuration"><c>LocalAws:SecretAccessKey</c> fixes that key, for a client that is set up once for many starts.</param>
    public static RunSecrets Create(IConfiguration configuration) =>
        new(RandomToken(), RandomToken(), configuration["LocalAws:SecretAccessKey"] is { Length: > 0 } fixedKey ? fixedKey : RandomToken());

    private static string RandomToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
