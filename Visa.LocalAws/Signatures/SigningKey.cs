using System.Security.Cryptography;
using System.Text;

namespace Visa.LocalAws.Signatures;

/// <summary>The key of one day, region and service, derived from a secret.</summary>
internal sealed class SigningKey
{
    private readonly byte[] _key;

    public SigningKey(string secret, SignatureClaim claim)
    {
        var day = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(claim.Date));
        var region = HMACSHA256.HashData(day, Encoding.UTF8.GetBytes(claim.Region));
        var service = HMACSHA256.HashData(region, Encoding.UTF8.GetBytes(claim.Service));
        _key = HMACSHA256.HashData(service, Encoding.UTF8.GetBytes(SignatureClaim.Terminator));
    }

    /// <summary>The signature in lower-case hexadecimal.</summary>
    public string Sign(string stringToSign) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(stringToSign)));

    /// <summary>Compares without telling by its duration how much is right.</summary>
    public static bool AreEqual(string computed, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(given));
}
