namespace Visa.Domain;

/// <summary>An amount in minor units of its currency: 12.34 EUR is (1234, EUR).</summary>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    /// <summary>Beyond fifteen digits an amount no longer survives a reader that goes through double.</summary>
    public const int MaxDigits = 15;

    private const long Limit = 1_000_000_000_000_000;

    /// <summary>The amount with exactly the currency's decimals: 12.50 keeps its zero.</summary>
    public decimal Amount
    {
        get
        {
            var units = (ulong)Int128.Abs(MinorUnits);
            return new decimal((int)(uint)units, (int)(uint)(units >> 32), 0, MinorUnits < 0, (byte)Currency.Decimals);
        }
    }

    /// <summary>True when the amount has no more than <see cref="MaxDigits"/> digits.</summary>
    public bool IsRepresentable => MinorUnits is > -Limit and < Limit;

    public static Money operator +(Money left, Money right) => left with { MinorUnits = checked(left.MinorUnits + SameCurrency(left, right).MinorUnits) };

    public static Money operator -(Money left, Money right) => left with { MinorUnits = checked(left.MinorUnits - SameCurrency(left, right).MinorUnits) };

    /// <summary>Reads a plain decimal number, such as <c>12.34</c>, that has exactly the currency's decimals and at most <see cref="MaxDigits"/> digits; never through double.</summary>
    public static bool TryParse(ReadOnlySpan<byte> digits, Currency currency, out Money money)
    {
        money = default;
        var negative = digits.Length > 0 && digits[0] == '-';
        var text = negative ? digits[1..] : digits;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty || fraction.Length != currency.Decimals || (point >= 0 && fraction.IsEmpty)) return false;
        if (whole.Length + fraction.Length > MaxDigits || (whole[0] == '0' && whole.Length > 1)) return false;
        if (!TryAppend(whole, 0, out var units) || !TryAppend(fraction, units, out units)) return false;
        money = new Money(negative ? -units : units, currency);
        return true;
    }

    public override string ToString() => FormattableString.Invariant($"{Amount} {Currency.Code}");

    private static bool TryAppend(ReadOnlySpan<byte> digits, long before, out long units)
    {
        units = before;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            units = units * 10 + (digit - '0');
        }
        return true;
    }

    private static Money SameCurrency(Money left, Money right) =>
        left.Currency == right.Currency ? right : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up: convert one first.");
}
