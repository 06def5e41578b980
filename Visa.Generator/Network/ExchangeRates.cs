using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>Units of a currency for one US dollar: one rounded rate a year (2024: its average; from 2025 on: mid-2025). The network has no foreign-exchange market.</summary>
internal static class ExchangeRates
{
    public const int FirstYear = 2024;
    public const int LastYear = 2025;

    private static readonly Dictionary<string, double[]> UnitsPerUsd = new()
    {
        ["USD"] = [1, 1], ["CAD"] = [1.37, 1.36], ["MXN"] = [18.3, 18.8], ["BRL"] = [5.39, 5.45], ["GBP"] = [0.78, 0.73], ["EUR"] = [0.92, 0.85],
        ["CHF"] = [0.88, 0.79], ["SEK"] = [10.6, 9.5], ["NOK"] = [10.7, 10.1], ["DKK"] = [6.89, 6.35], ["PLN"] = [3.98, 3.61], ["CZK"] = [23.2, 21],
        ["HUF"] = [365, 340], ["TRY"] = [32.8, 39.8], ["AED"] = [3.67, 3.67], ["KWD"] = [0.307, 0.306], ["ZAR"] = [18.3, 17.7], ["INR"] = [83.7, 85.7],
        ["SGD"] = [1.34, 1.27], ["HKD"] = [7.8, 7.85], ["JPY"] = [151, 144], ["KRW"] = [1363, 1350], ["AUD"] = [1.52, 1.52], ["NZD"] = [1.65, 1.64],
    };

    /// <summary>Units for a dollar in that year, or in the nearest year that is known.</summary>
    public static double PerUsd(Currency currency, int year) => UnitsPerUsd[currency.Code][Math.Clamp(year, FirstYear, LastYear) - FirstYear];

    /// <summary>Minor units for a dollar by city and then year: what the hot path reads.</summary>
    public static double[] MinorPerUsdByCity(int year) => [.. Cities.All.Select(city => PerUsd(city.Currency, year) * (double)city.Currency.MinorUnitsPerUnit)];
}
