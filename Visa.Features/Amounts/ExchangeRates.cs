using System.Collections.Frozen;
using Visa.Domain;

namespace Visa.Features.Amounts;

/// <summary>
/// Yearly average rates to US dollars, so that amounts of cards billed in different currencies can be compared. The table is
/// part of the catalogue: it never changes within a catalogue version. Years before the first take the first, later ones the last.
/// </summary>
public static class ExchangeRates
{
    /// <summary>Thousandths of a dollar: what every amount is counted in.</summary>
    public const int AmountsPerUnit = 1000;

    /// <summary>Larger amounts (8.7 billion dollars) count as this one.</summary>
    public const long MaxAmount = (1L << 43) - 1;

    private const int FirstYear = 2023;
    private const long NanosPerUnit = 1_000_000_000;

    // Units of the currency for one dollar: average of 2023, average of 2024; one value where it is pegged.
    private const string UnitsPerDollar = """
        AED 3.673; ARS 296.154 915.161; AUD 1.506 1.516; BGN 1.808 1.808; BHD 0.377; BRL 4.994 5.392; CAD 1.350 1.370; CHF 0.899 0.881;
        CLP 840.07 943.58; CNY 7.075 7.189; COP 4325.05 4071.35; CZK 22.21 23.208; DKK 6.890 6.896; EGP 30.651 45.345; EUR 0.924 0.924;
        GBP 0.804 0.783; HKD 7.829 7.803; HUF 353.020 365.603; IDR 15236.88 15855.45; ILS 3.687 3.702; INR 82.572 83.677; ISK 137.857 137.958;
        JOD 0.709; JPY 140.511 151.353; KRW 1305.66 1363.44; KWD 0.307; MAD 10.134 9.942; MXN 17.733 18.330; MYR 4.561 4.576;
        NGN 645.19 1478.97; NOK 10.564 10.756; NZD 1.630 1.654; OMR 0.3845; PEN 3.744 3.754; PHP 55.63 57.291; PLN 4.204 3.982; QAR 3.643;
        RON 4.574 4.598; SAR 3.752; SEK 10.613 10.577; SGD 1.343 1.336; THB 34.802 35.267; TND 3.106 3.111; TRY 23.739 32.867; TWD 31.16 32.117;
        UAH 36.574 40.152; USD 1; VND 23787.32 24164.89; ZAR 18.457 18.326
        """;

    private static readonly FrozenDictionary<string, long[]> NanoDollarsPerUnit = Read().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The table as text, for the hash of the catalogue.</summary>
    internal static string Text => $"{FirstYear}: {UnitsPerDollar}";

    /// <summary>The money in thousandths of a dollar at the average rate of the year, rounded half away from zero; its size, without a sign.</summary>
    public static long Thousandths(Money money, int year)
    {
        var rates = NanoDollarsPerUnit[money.Currency.Code];
        var rate = rates[Math.Clamp(year - FirstYear, 0, rates.Length - 1)];
        var scale = NanosPerUnit / AmountsPerUnit;
        for (var decimals = money.Currency.Decimals; decimals > 0; decimals--)
            scale *= 10;
        var size = (UInt128)Int128.Abs(money.MinorUnits);
        var thousandths = (size * (ulong)rate + (ulong)(scale / 2)) / (ulong)scale;
        return thousandths > MaxAmount ? MaxAmount : (long)thousandths;
    }

    private static Dictionary<string, long[]> Read() => UnitsPerDollar.Split(';', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(
            words => words[0],
            words => words.Skip(1).Select(units => (long)decimal.Round(NanosPerUnit / decimal.Parse(units, System.Globalization.CultureInfo.InvariantCulture))).ToArray(),
            StringComparer.Ordinal);
}
