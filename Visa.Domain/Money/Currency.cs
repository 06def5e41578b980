using System.Collections.Frozen;

namespace Visa.Domain;

/// <summary>An ISO 4217 currency: its alphabetic code and its number of decimals.</summary>
public readonly record struct Currency(string Code, int Decimals)
{
    public static readonly Currency Usd = new("USD", 2);

    private const string WithTwoDecimals =
        "AED ARS AUD BGN BRL CAD CHF CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR MAD MXN MYR NGN NOK NZD PEN PHP PLN QAR RON SAR SEK SGD THB TRY TWD UAH USD ZAR";

    private static readonly FrozenDictionary<int, Currency> ByKey = Table().ToFrozenDictionary(currency => Key(currency.Code));

    /// <summary>Every currency that the platform knows.</summary>
    public static IReadOnlyCollection<Currency> All => ByKey.Values;

    public decimal MinorUnitsPerUnit => Decimals switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => throw new InvalidOperationException($"{Code} has {Decimals} decimals") };

    /// <summary>The currency of a code known to exist.</summary>
    /// <exception cref="ArgumentException">The platform does not know the code.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new ArgumentException($"'{code}' is not a currency known here.", nameof(code));

    public static bool TryParse(ReadOnlySpan<char> code, out Currency currency)
    {
        currency = default;
        return code.Length == 3 && !code.ContainsAnyExceptInRange('A', 'Z') && ByKey.TryGetValue(Key(code), out currency);
    }

    public static bool TryParse(ReadOnlySpan<byte> ascii, out Currency currency)
    {
        currency = default;
        return ascii.Length == 3 && ByKey.TryGetValue(Key([(char)ascii[0], (char)ascii[1], (char)ascii[2]]), out currency);
    }

    public override string ToString() => Code;

    private static int Key(ReadOnlySpan<char> code) => (code[0] << 16) | (code[1] << 8) | code[2];

    private static IEnumerable<Currency> Table() =>
    [
        .. WithTwoDecimals.Split(' ').Select(code => new Currency(code, 2)),
        .. "CLP ISK JPY KRW VND".Split(' ').Select(code => new Currency(code, 0)),
        .. "BHD JOD KWD OMR TND".Split(' ').Select(code => new Currency(code, 3)),
    ];
}
