using Visa.Features.Amounts;

namespace Visa.Features.Vectors;

/// <summary>How numbers become features.</summary>
internal static class Value
{
    private const double MillisecondsPerSecond = 1000;
    private const double MillisecondsPerDay = 86_400_000;

    public static float Flag(bool value) => value ? 1 : 0;

    /// <summary>Thousandths of a dollar as dollars.</summary>
    public static double Dollars(long amount) => amount / (double)ExchangeRates.AmountsPerUnit;

    public static float Seconds(long milliseconds) => (float)(milliseconds / MillisecondsPerSecond);

    public static float Days(long milliseconds) => (float)(milliseconds / MillisecondsPerDay);

    public static float Share(long part, long whole) => whole == 0 ? float.NaN : (float)(part / (double)whole);

    /// <summary>Both in dollars; plus one dollar each, so that tiny means do not make large ratios.</summary>
    public static float Ratio(double amount, double other) => (float)((amount + 1) / (other + 1));
}
