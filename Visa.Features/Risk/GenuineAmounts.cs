using System.Runtime.InteropServices;
using Visa.Features.Amounts;

namespace Visa.Features.Risk;

/// <summary>A card's matured transactions that no label calls fraud. Amounts in thousandths of a dollar.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct GenuineAmounts(long Count, long Sum, long Max, double Deviation)
{
    /// <summary>Dollars.</summary>
    public readonly double Mean => Sum / (double)ExchangeRates.AmountsPerUnit / Count;

    /// <summary>The population's standard deviation, in thousandths of a dollar.</summary>
    public static double DeviationOf(long count, long sum, UInt128 squares)
    {
        var spread = (UInt128)count * squares - (UInt128)sum * (UInt128)sum;
        return Math.Sqrt((double)spread) / count;
    }
}
