namespace Visa.Domain.Cards;

/// <summary>A card number with all but its first six and last four digits starred, such as <c>400000******1234</c>.</summary>
public readonly record struct MaskedPan(string Value)
{
    public const int LeadingDigits = 6;
    public const int TrailingDigits = 4;

    /// <summary>Refuses everything but six digits, stars, four digits, 13 to 19 in all; above all a full number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MaskedPan masked)
    {
        var valid = text.Length is >= Pan.MinLength and <= Pan.MaxLength
            && !text[..LeadingDigits].ContainsAnyExceptInRange('0', '9')
            && !text[LeadingDigits..^TrailingDigits].ContainsAnyExcept('*')
            && !text[^TrailingDigits..].ContainsAnyExceptInRange('0', '9');
        masked = valid ? new MaskedPan(text.ToString()) : default;
        return valid;
    }

    public override string ToString() => Value;
}
