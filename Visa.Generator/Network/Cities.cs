using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>The cities of the synthetic network. Weights are chosen, not measured.</summary>
internal static class Cities
{
    /// <summary>ISO 3166-1 alpha-2, in the order of the cities.</summary>
    public static readonly IReadOnlyList<string> Countries =
        ["US", "CA", "MX", "BR", "GB", "FR", "DE", "NL", "ES", "IT", "CH", "SE", "NO", "DK", "PL", "CZ", "HU", "TR", "AE", "KW", "ZA", "IN", "SG", "HK", "JP", "KR", "AU", "NZ"];

    public static readonly IReadOnlyList<City> All = Number(
        Of("New York", "US", (40.713, -74.006), "USD", 10, -5),
        Of("Los Angeles", "US", (34.052, -118.244), "USD", 7, -8),
        Of("Chicago", "US", (41.878, -87.630), "USD", 5, -6),
        Of("Houston", "US", (29.760, -95.370), "USD", 4, -6),
        Of("Miami", "US", (25.762, -80.192), "USD", 4, -5),
        Of("Toronto", "CA", (43.653, -79.383), "CAD", 3, -5),
        Of("Montreal", "CA", (45.502, -73.567), "CAD", 2, -5),
        Of("Mexico City", "MX", (19.433, -99.133), "MXN", 3, -6),
        Of("São Paulo", "BR", (-23.551, -46.633), "BRL", 5, -3),
        Of("London", "GB", (51.507, -0.128), "GBP", 7, 0),
        Of("Manchester", "GB", (53.481, -2.242), "GBP", 3, 0),
        Of("Paris", "FR", (48.857, 2.352), "EUR", 5, 1),
        Of("Lyon", "FR", (45.764, 4.836), "EUR", 2, 1),
        Of("Berlin", "DE", (52.520, 13.405), "EUR", 4, 1),
        Of("Munich", "DE", (48.135, 11.582), "EUR", 3, 1),
        Of("Amsterdam", "NL", (52.368, 4.904), "EUR", 2, 1),
        Of("Madrid", "ES", (40.417, -3.704), "EUR", 3, 1),
        Of("Milan", "IT", (45.464, 9.190), "EUR", 3, 1),
        Of("Zurich", "CH", (47.377, 8.542), "CHF", 2, 1),
        Of("Stockholm", "SE", (59.329, 18.069), "SEK", 2, 1),
        Of("Oslo", "NO", (59.914, 10.752), "NOK", 1, 1),
        Of("Copenhagen", "DK", (55.676, 12.568), "DKK", 1, 1),
        Of("Warsaw", "PL", (52.230, 21.012), "PLN", 2, 1),
        Of("Prague", "CZ", (50.076, 14.438), "CZK", 1, 1),
        Of("Budapest", "HU", (47.498, 19.040), "HUF", 1, 1),
        Of("Istanbul", "TR", (41.008, 28.978), "TRY", 2, 3),
        Of("Dubai", "AE", (25.205, 55.271), "AED", 1, 4),
        Of("Kuwait City", "KW", (29.376, 47.977), "KWD", 1, 3),
        Of("Johannesburg", "ZA", (-26.204, 28.047), "ZAR", 1, 2),
        Of("Mumbai", "IN", (19.076, 72.878), "INR", 3, 5.5),
        Of("Singapore", "SG", (1.352, 103.820), "SGD", 2, 8),
        Of("Hong Kong", "HK", (22.320, 114.169), "HKD", 2, 8),
        Of("Tokyo", "JP", (35.676, 139.650), "JPY", 4, 9),
        Of("Osaka", "JP", (34.694, 135.502), "JPY", 2, 9),
        Of("Seoul", "KR", (37.567, 126.978), "KRW", 2, 9),
        Of("Sydney", "AU", (-33.869, 151.209), "AUD", 3, 10),
        Of("Auckland", "NZ", (-36.851, 174.764), "NZD", 1, 12));

    private static City Of(string name, string country, (double, double) center, string currency, double weight, double hours) =>
        new(name, country, center, Currency.Parse(currency), weight)
        {
            Index = 0,
            CountryIndex = Countries.ToList().IndexOf(country),
            StandardMinutes = (int)(hours * 60),
            SummerTime = RuleOf(country),
        };

    private static City[] Number(params City[] cities) => [.. cities.Select((city, index) => city with { Index = index })];

    private static SummerTime RuleOf(string country) => country switch
    {
        "US" or "CA" => SummerTime.NorthAmerica,
        "GB" or "FR" or "DE" or "NL" or "ES" or "IT" or "CH" or "SE" or "NO" or "DK" or "PL" or "CZ" or "HU" => SummerTime.Europe,
        "AU" => SummerTime.Australia,
        "NZ" => SummerTime.NewZealand,
        _ => SummerTime.None,
    };
}
