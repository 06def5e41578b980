using System.Text;

namespace Visa.Domain.Cards;

/// <summary>The keyed HMAC-SHA-256 of a PAN, cut to 128 bits: 26 characters of RFC 4648 base32, lower case.</summary>
public readonly record struct CardToken(UInt128 Value)
{
    public const int Length = 26;

    // 26 characters carry 130 bits: RFC 4648 fills the last two with zeros.
    private const int PadBits = 2;

    // Twelve characters are 60 bits, which one machine word holds: twice twelve and two are all.
    private const int PartLength = 12;

    private static ReadOnlySpan<byte> Alphabet => "abcdefghijklmnopqrstuvwxyz234567"u8;

    public override string ToString()
    {
        Span<byte> ascii = stackalloc byte[Length];
        Write(ascii);
        return Encoding.ASCII.GetString(ascii);
    }

    /// <summary>Writes the 26 ASCII bytes of the token.</summary>
    public void Write(Span<byte> ascii)
    {
        var (high, low) = ((ulong)(Value >> 64), (ulong)Value);
        WritePart(high >> 4, ascii[..PartLength]);
        WritePart((high << 56) | (low >> 8), ascii.Slice(PartLength, PartLength));
        WritePart(low << PadBits, ascii.Slice(2 * PartLength, Length - 2 * PartLength));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out CardToken token)
    {
        Span<byte> ascii = stackalloc byte[Length];
        token = default;
        if (text.Length != Length) return false;
        for (var i = 0; i < Length; i++)
        {
            if (text[i] > 'z') return false;
            ascii[i] = (byte)text[i];
        }
        return TryParse(ascii, out token);
    }

    public static bool TryParse(ReadOnlySpan<byte> ascii, out CardToken token)
    {
        token = default;
        if (ascii.Length != Length) return false;
        var isSound = TryReadPart(ascii[..PartLength], out var first)
            & TryReadPart(ascii.Slice(PartLength, PartLength), out var second)
            & TryReadPart(ascii[(2 * PartLength)..], out var last);
        if (!isSound || (last & ((1 << PadBits) - 1)) != 0) return false;
        token = new CardToken(new UInt128((first << 4) | (second >> 56), (second << 8) | (last >> PadBits)));
        return true;
    }

    private static void WritePart(ulong bits, Span<byte> ascii)
    {
        for (var i = ascii.Length - 1; i >= 0; i--, bits >>= 5) ascii[i] = Alphabet[(int)bits & 31];
    }

    private static bool TryReadPart(ReadOnlySpan<byte> ascii, out ulong bits)
    {
        var wrong = 0;
        bits = 0;
        foreach (var character in ascii)
        {
            var digit = Digit(character);
            wrong |= digit;
            bits = (bits << 5) | (uint)digit;
        }
        return wrong >= 0;
    }

    private static int Digit(byte character) => character switch
    {
        >= (byte)'a' and <= (byte)'z' => character - 'a',
        >= (byte)'2' and <= (byte)'7' => character - '2' + 26,
        _ => -1,
    };
}
