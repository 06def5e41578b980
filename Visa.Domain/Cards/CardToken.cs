namespace Visa.Domain.Cards;

/// <summary>The keyed HMAC-SHA-256 of a PAN, cut to 128 bits: 26 characters of RFC 4648 base32, lower case.</summary>
public readonly record struct CardToken(UInt128 Value)
{
    public const int Length = 26;

    // 26 characters carry 130 bits: RFC 4648 fills the last two with zeros.
    private const int PadBits = 2;

    public override string ToString() => string.Create(Length, Value, static (text, value) =>
    {
        for (var i = 0; i < Length; i++) text[i] = Character(value, i);
    });

    /// <summary>Writes the 26 ASCII bytes of the token.</summary>
    public void Write(Span<byte> ascii)
    {
        for (var i = 0; i < Length; i++) ascii[i] = (byte)Character(Value, i);
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
        var value = UInt128.Zero;
        for (var i = 0; i < Length; i++)
        {
            var digit = Digit(ascii[i]);
            if (digit < 0) return false;
            if (i < Length - 1)
            {
                value = (value << 5) | (uint)digit;
                continue;
            }
            if ((digit & ((1 << PadBits) - 1)) != 0) return false;
            value = (value << (5 - PadBits)) | (uint)(digit >> PadBits);
        }
        token = new CardToken(value);
        return true;
    }

    private static char Character(UInt128 value, int index)
    {
        var shift = 128 - 5 * (index + 1);
        var digit = (int)(uint)(shift >= 0 ? value >> shift : value << -shift) & 31;
        return (char)(digit < 26 ? 'a' + digit : '2' + digit - 26);
    }

    private static int Digit(byte character) => character switch
    {
        >= (byte)'a' and <= (byte)'z' => character - 'a',
        >= (byte)'2' and <= (byte)'7' => character - '2' + 26,
        _ => -1,
    };
}
