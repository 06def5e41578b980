namespace Visa.Domain.Cards;

/// <summary>The keyed HMAC-SHA-256 of a PAN, cut to 128 bits: 26 characters of RFC 4648 base32, lower case.</summary>
public readonly record struct CardToken(UInt128 Value)
{
    public const int Length = 26;

    public override string ToString() => throw new NotImplementedException();

    public static bool TryParse(ReadOnlySpan<char> text, out CardToken token) => throw new NotImplementedException();
}
