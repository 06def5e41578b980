using System.Diagnostics;

namespace Visa.Domain.Cards;

/// <summary>A primary account number: 13 to 19 digits, Luhn-valid (ISO/IEC 7812-1). It shows itself only masked and has no JSON form.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Pan : IEquatable<Pan>
{
    public const int MinLength = 13;
    public const int MaxLength = 19;

    private readonly string _digits;

    private Pan(string digits) => _digits = digits;

    /// <summary>The full number, for the tokenizer alone.</summary>
    internal ReadOnlySpan<char> Digits => _digits;

    public static bool TryParse(ReadOnlySpan<char> digits, out Pan pan)
    {
        var valid = digits.Length is >= MinLength and <= MaxLength && Luhn.IsValid(digits);
        pan = valid ? new Pan(digits.ToString()) : default;
        return valid;
    }

    /// <summary>The PAN made of an issuer's range and account digits with their check digit appended.</summary>
    /// <exception cref="ArgumentException">Not 12 to 18 digits.</exception>
    public static Pan FromPayload(ReadOnlySpan<char> payload)
    {
        if (payload.Length is < MinLength - 1 or > MaxLength - 1)
            throw new ArgumentException($"A PAN without its check digit has {MinLength - 1} to {MaxLength - 1} digits, not {payload.Length}.", nameof(payload));
        return new Pan($"{payload}{Luhn.CheckDigit(payload)}");
    }

    /// <summary>The first six and last four digits, the rest starred.</summary>
    public MaskedPan Mask() => new(string.Create(_digits.Length, _digits, static (masked, digits) =>
    {
        masked.Fill('*');
        digits.AsSpan(0, MaskedPan.LeadingDigits).CopyTo(masked);
        digits.AsSpan(digits.Length - MaskedPan.TrailingDigits).CopyTo(masked[^MaskedPan.TrailingDigits..]);
    }));

    public bool Equals(Pan other) => string.Equals(_digits, other._digits, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Pan other && Equals(other);

    public override int GetHashCode() => _digits is null ? 0 : string.GetHashCode(_digits, StringComparison.Ordinal);

    public override string ToString() => _digits is null ? "" : Mask().Value;

    public static bool operator ==(Pan left, Pan right) => left.Equals(right);

    public static bool operator !=(Pan left, Pan right) => !left.Equals(right);
}
