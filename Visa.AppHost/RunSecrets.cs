using System.Security.Cryptography;

namespace Visa.AppHost;

/// <summary>Made anew at each start: the token of the login links and the one that the processes share.</summary>
internal sealed record RunSecrets(string LoginToken, string ServiceToken)
{
    public static RunSecrets Create() => new(RandomToken(), RandomToken());

    private static string RandomToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
