using Visa.Generator.Network;

namespace Visa.Generator.Behaviour;

/// <summary>Turns an amount in dollars into one that a merchant of that place would ask for.</summary>
internal static class Prices
{
    private static readonly (double UpTo, int Hundredths)[] ShelfEndings = [(0.38, 99), (0.50, 95), (0.64, 50), (0.80, 0), (0.88, 49)];

    /// <param name="usd">About what it costs, in US dollars.</param>
    /// <param name="style">What its last digits look like.</param>
    /// <param name="scale">The currency's size.</param>
    /// <param name="draw">A uniform draw of [0, 1) that chooses among endings.</param>
    /// <returns>Minor units of the currency, above zero.</returns>
    public static long Ask(double usd, PriceStyle style, in PriceScale scale, double draw)
    {
        var units = usd * scale.UnitsPerUsd;
        return style switch
        {
            PriceStyle.Notes => Whole(units, scale.Note, scale),
            PriceStyle.Round => Whole(units, RoundStep(units / scale.One) * scale.One, scale),
            _ when scale.IsWhole => Whole(units, Math.Max(1, style == PriceStyle.Shelf ? scale.One / 10 : scale.One / 100), scale),
            PriceStyle.Shelf when units >= 1 && Ending(draw) is { } hundredths => (long)units * scale.MinorPerUnit + hundredths * scale.MinorPerUnit / 100,
            _ => Fraction(units, scale),
        };
    }

    private static long Whole(double units, double step, in PriceScale scale) => (long)(Math.Max(1, Math.Round(units / step)) * step) * scale.MinorPerUnit;

    /// <summary>Cents; of a currency with thousandths, five of them.</summary>
    private static long Fraction(double units, in PriceScale scale)
    {
        var step = scale.MinorPerUnit == 1_000 ? 5 : 1;
        return Math.Max(1, (long)Math.Round(units * scale.MinorPerUnit / step)) * step;
    }

    private static double RoundStep(double ones) => ones switch { < 10 => 1, < 40 => 5, < 150 => 10, _ => 50 };

    private static int? Ending(double draw)
    {
        foreach (var (upTo, hundredths) in ShelfEndings)
            if (draw < upTo) return hundredths;
        return null;
    }
}
