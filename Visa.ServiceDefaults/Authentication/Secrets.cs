using System.Security.Cryptography;
using System.Text;

namespace Visa.ServiceDefaults.Authentication;

internal static class Secrets
{
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Compares digests, so that neither content nor length shows in the time taken.</summary>
    public static bool AreEqual(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
