using Visa.Domain;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>Turns an amount in dollars into one that a merchant of that place would ask for.</summary>
internal static class Prices
{
    /// <summary>A currency with more units to the dollar is not priced in hundredths, whatever ISO 4217 allows.</summary>
    private const double WholeUnitsFrom = 50;

    private static readonly (double UpTo, int Cents)[] ShelfEndings = [(0.38, 99), (0.50, 95), (0.64, 50), (0.80, 0), (0.88, 49)];

    public static Money Ask(Prng prng, double usd, PriceStyle style, Currency currency)
    {
        var unitsPerUsd = ExchangeRates.FromUsd(1, currency);
        var units = usd * unitsPerUsd;
        if (style == PriceStyle.Notes) return Of(RoundTo(units, Note(unitsPerUsd)), currency);
        if (currency.Decimals == 0 || unitsPerUsd >= WholeUnitsFrom) return Of(RoundTo(units, style == PriceStyle.Shelf ? Shelf(units) : 1), currency);
        var cents = style == PriceStyle.Shelf && units >= 1 ? Ending(prng) : null;
        return Of(cents is null ? Math.Max(units, 0.01) : Math.Floor(units) + cents.Value / 100.0, currency);
    }

    public static Money Of(double units, Currency currency) => new((long)Math.Round(units * (double)currency.MinorUnitsPerUnit), currency);

    private static double RoundTo(double units, double step) => Math.Max(1, Math.Round(units / step)) * step;

    /// <summary>The smallest note of a cash machine: 20 dollars, or the power of ten nearest to it twice over.</summary>
    private static double Note(double unitsPerUsd) => 2 * Math.Pow(10, Math.Max(1, Math.Round(Math.Log10(unitsPerUsd * 10))));

    private static double Shelf(double units) => units < 1_000 ? 10 : 100;

    private static int? Ending(Prng prng)
    {
        var draw = prng.NextDouble();
        foreach (var (upTo, cents) in ShelfEndings)
            if (draw < upTo) return cents;
        return null;
    }
}
