using System.Security.Cryptography;

namespace Visa.Domain.Cards;

/// <summary>The secret behind the card tokens, with its version. A new key means new tokens: it changes only together with a re-tokenisation.</summary>
public sealed class TokenKey
{
    /// <summary>RFC 2104 advises a key no shorter than the hash, here 256 bits.</summary>
    public const int MinBytes = 32;

    /// <summary>The version of <see cref="PublicDevelopment"/>.</summary>
    public const int DevelopmentVersion = 0;

    private readonly byte[] _secret;

    /// <exception cref="ArgumentException">The secret is shorter than <see cref="MinBytes"/>.</exception>
    public TokenKey(int version, ReadOnlySpan<byte> secret)
    {
        if (secret.Length < MinBytes) throw new ArgumentException($"A token key has at least {MinBytes} bytes; this one has {secret.Length}.", nameof(secret));
        Version = version;
        _secret = secret.ToArray();
    }

    /// <summary>A key that anyone can read here: for the local system only, where every PAN is invented.</summary>
    public static TokenKey PublicDevelopment { get; } = new(DevelopmentVersion, "visa public development token key"u8);

    public int Version { get; }

    internal ReadOnlySpan<byte> Secret => _secret;

    public bool HasSecretOf(TokenKey other) => CryptographicOperations.FixedTimeEquals(_secret, other._secret);

    public override string ToString() => $"token key version {Version}";
}
