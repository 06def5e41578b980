namespace Visa.Domain.Cards;

/// <summary>The Luhn check digit of ISO/IEC 7812-1, annex B, over ASCII digits.</summary>
public static class Luhn
{
    /// <summary>The digit that makes <paramref name="payload"/> valid when appended to it.</summary>
    /// <exception cref="ArgumentException">The payload holds something other than a digit.</exception>
    public static char CheckDigit(ReadOnlySpan<char> payload)
    {
        if (payload.ContainsAnyExceptInRange('0', '9')) throw new ArgumentException("A check digit is computed over digits only.", nameof(payload));
        return (char)('0' + (10 - Sum(payload, doubleLast: true) % 10) % 10);
    }

    /// <summary>True when the last digit is the check digit of those before it.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length >= 2 && !digits.ContainsAnyExceptInRange('0', '9') && Sum(digits, doubleLast: false) % 10 == 0;

    private static int Sum(ReadOnlySpan<char> digits, bool doubleLast)
    {
        var sum = 0;
        var doubled = doubleLast;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = digits[i] - '0';
            if (doubled) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }
        return sum;
    }
}
