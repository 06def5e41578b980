using System.Globalization;
using System.Numerics;

namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>
/// A decimal number exact to 38 significant digits, of magnitude 1E-130 to 9.99…E+125, as DynamoDB stores it: the coefficient
/// has no trailing zeros, so that equal numbers are equal in every field.
/// </summary>
internal readonly record struct DynamoNumber : IComparable<DynamoNumber>
{
    public const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;
    private const int LongestExponent = 9;

    private DynamoNumber(BigInteger coefficient, int exponent)
    {
        Coefficient = coefficient;
        Exponent = exponent;
    }

    public BigInteger Coefficient { get; }

    /// <summary>The power of ten that the coefficient is multiplied by.</summary>
    public int Exponent { get; }

    /// <summary>The number of significant digits; 1 for zero.</summary>
    public int Digits => CountDigits(Coefficient);

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return Normalise(left.Scaled(exponent) + right.Scaled(exponent), exponent);
    }

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) => left + new DynamoNumber(-right.Coefficient, right.Exponent);

    /// <summary>Reads digits with an optional sign, point and exponent.</summary>
    public static DynamoNumber Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
            throw ValidationFailure.Of("The parameter cannot be converted to a numeric value");
        var mark = trimmed.IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? trimmed : trimmed[..mark];
        var exponent = 0;
        if (mark >= 0 && !TryReadExponent(trimmed[(mark + 1)..], out exponent))
            throw NotNumeric(text);
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        // A sign once at most, then digits alone; zeros at the end are counted, not parsed, so that long ones cost nothing.
        var unsigned = digits.AsSpan(digits is ['+' or '-', ..] ? 1 : 0);
        if (unsigned.IsEmpty || unsigned.ContainsAnyExceptInRange('0', '9'))
            throw NotNumeric(text);
        var zeros = unsigned.Length - unsigned.TrimEnd('0').Length;
        var significant = unsigned[..^zeros].TrimStart('0');
        if (significant.Length > MaxDigits)
            throw ValidationFailure.Of("Attempting to store more than 38 significant digits in a Number");
        var coefficient = significant.IsEmpty ? BigInteger.Zero : BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        coefficient = digits[0] == '-' ? -coefficient : coefficient;
        return Normalise(coefficient, exponent + zeros - (point < 0 ? 0 : mantissa.Length - point - 1));
    }

    public int CompareTo(DynamoNumber other)
    {
        var sign = Coefficient.Sign.CompareTo(other.Coefficient.Sign);
        if (sign != 0 || Coefficient.IsZero)
            return sign;
        var magnitude = (Digits + Exponent).CompareTo(other.Digits + other.Exponent);
        if (magnitude != 0)
            return magnitude * Coefficient.Sign;
        var exponent = Math.Min(Exponent, other.Exponent);
        return Scaled(exponent).CompareTo(other.Scaled(exponent));
    }

    /// <summary>Plain notation without an exponent, as DynamoDB answers.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);
        if (Exponent >= 0)
            digits = digits.PadRight(digits.Length + Exponent, '0');
        else
        {
            digits = digits.PadLeft(1 - Exponent, '0');
            digits = $"{digits.AsSpan(0, digits.Length + Exponent)}.{digits.AsSpan(digits.Length + Exponent)}";
        }
        return Coefficient.Sign < 0 ? "-" + digits : digits;
    }

    private static DynamoNumber Normalise(BigInteger coefficient, int exponent)
    {
        if (coefficient.IsZero)
            return default;
        var ten = new BigInteger(10);
        while (true)
        {
            var quotient = BigInteger.DivRem(coefficient, ten, out var remainder);
            if (!remainder.IsZero)
                break;
            coefficient = quotient;
            exponent++;
        }
        var digits = CountDigits(coefficient);
        if (digits > MaxDigits)
            throw ValidationFailure.Of("Attempting to store more than 38 significant digits in a Number");
        var magnitude = digits + exponent - 1;
        if (magnitude > MaxMagnitude)
            throw ValidationFailure.Of("Number overflow. Attempting to store a number with magnitude larger than supported range");
        if (magnitude < MinMagnitude)
            throw ValidationFailure.Of("Number underflow. Attempting to store a number with magnitude smaller than supported range");
        return new DynamoNumber(coefficient, exponent);
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        // More digits than this are out of range whatever the mantissa is; the limit also keeps int arithmetic safe.
        exponent = 0;
        return text.TrimStart("+-").TrimStart('0').Length < LongestExponent
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }

    private static int CountDigits(BigInteger value) =>
        value.IsZero ? 1 : BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;

    private static Protocol.AwsException NotNumeric(string text) =>
        ValidationFailure.Of($"The parameter cannot be converted to a numeric value: {text}");

    private BigInteger Scaled(int exponent) => Coefficient * BigInteger.Pow(10, Exponent - exponent);
}
