using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>Units of a currency for one US dollar: fixed, rounded rates of mid-2025. The network has no foreign-exchange market.</summary>
internal static class ExchangeRates
{
    private static readonly Dictionary<string, double> UnitsPerUsd = new()
    {
        ["USD"] = 1, ["CAD"] = 1.36, ["MXN"] = 18.8, ["BRL"] = 5.45, ["GBP"] = 0.73, ["EUR"] = 0.85, ["CHF"] = 0.79, ["SEK"] = 9.5,
        ["NOK"] = 10.1, ["DKK"] = 6.35, ["PLN"] = 3.61, ["CZK"] = 21, ["HUF"] = 340, ["TRY"] = 39.8, ["AED"] = 3.67, ["KWD"] = 0.306,
        ["ZAR"] = 17.7, ["INR"] = 85.7, ["SGD"] = 1.27, ["HKD"] = 7.85, ["JPY"] = 144, ["KRW"] = 1350, ["AUD"] = 1.52, ["NZD"] = 1.64,
    };

    public static double FromUsd(double usd, Currency currency) => usd * UnitsPerUsd[currency.Code];

    public static Money Convert(Money amount, Currency to)
    {
        if (amount.Currency == to) return amount;
        var usd = (double)amount.Amount / UnitsPerUsd[amount.Currency.Code];
        return new Money((long)Math.Round(FromUsd(usd, to) * (double)to.MinorUnitsPerUnit), to);
    }
}
