using Visa.Domain;

namespace Visa.Generator.Behaviour;

/// <summary>How large a currency's units are: what its prices end in, and what its smallest note is.</summary>
internal readonly struct PriceScale
{
    /// <summary>A currency with more units to the dollar is not priced in hundredths, whatever ISO 4217 allows.</summary>
    private const double WholeUnitsFrom = 50;

    public PriceScale(Currency currency, double unitsPerUsd)
    {
        UnitsPerUsd = unitsPerUsd;
        MinorPerUnit = (long)currency.MinorUnitsPerUnit;
        IsWhole = currency.Decimals == 0 || unitsPerUsd >= WholeUnitsFrom;
        Note = 2 * Math.Pow(10, Math.Max(1, Math.Round(Math.Log10(unitsPerUsd * 10))));
    }

    public double UnitsPerUsd { get; }

    public long MinorPerUnit { get; }

    /// <summary>True when prices have no fractions.</summary>
    public bool IsWhole { get; }

    /// <summary>The smallest note of a cash machine: 20 dollars, or the power of ten nearest to it twice over.</summary>
    public double Note { get; }

    /// <summary>What counts as one dollar does: 1 for the dollar, 100 for the yen.</summary>
    public double One => Note / 20;

    public double MinorPerUsd => UnitsPerUsd * MinorPerUnit;
}
