using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Secrets and their comparison in a time that does not depend on where they differ.</summary>
internal static class Secret
{
    /// <summary>256 random bits, in characters that a cookie may hold.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // Hashed first: FixedTimeEquals itself returns early when the lengths differ.
    public static bool AreEqual(string? candidate, string expected) =>
        candidate is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
