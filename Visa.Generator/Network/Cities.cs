using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>The cities of the synthetic network. Weights are chosen, not measured.</summary>
internal static class Cities
{
    public static readonly IReadOnlyList<City> All =
    [
        Of("New York", "US", 40.713, -74.006, "USD", 10),
        Of("Los Angeles", "US", 34.052, -118.244, "USD", 7),
        Of("Chicago", "US", 41.878, -87.630, "USD", 5),
        Of("Houston", "US", 29.760, -95.370, "USD", 4),
        Of("Miami", "US", 25.762, -80.192, "USD", 4),
        Of("Toronto", "CA", 43.653, -79.383, "CAD", 3),
        Of("Montreal", "CA", 45.502, -73.567, "CAD", 2),
        Of("Mexico City", "MX", 19.433, -99.133, "MXN", 3),
        Of("São Paulo", "BR", -23.551, -46.633, "BRL", 5),
        Of("London", "GB", 51.507, -0.128, "GBP", 7),
        Of("Manchester", "GB", 53.481, -2.242, "GBP", 3),
        Of("Paris", "FR", 48.857, 2.352, "EUR", 5),
        Of("Lyon", "FR", 45.764, 4.836, "EUR", 2),
        Of("Berlin", "DE", 52.520, 13.405, "EUR", 4),
        Of("Munich", "DE", 48.135, 11.582, "EUR", 3),
        Of("Amsterdam", "NL", 52.368, 4.904, "EUR", 2),
        Of("Madrid", "ES", 40.417, -3.704, "EUR", 3),
        Of("Milan", "IT", 45.464, 9.190, "EUR", 3),
        Of("Zurich", "CH", 47.377, 8.542, "CHF", 2),
        Of("Stockholm", "SE", 59.329, 18.069, "SEK", 2),
        Of("Oslo", "NO", 59.914, 10.752, "NOK", 1),
        Of("Copenhagen", "DK", 55.676, 12.568, "DKK", 1),
        Of("Warsaw", "PL", 52.230, 21.012, "PLN", 2),
        Of("Prague", "CZ", 50.076, 14.438, "CZK", 1),
        Of("Budapest", "HU", 47.498, 19.040, "HUF", 1),
        Of("Istanbul", "TR", 41.008, 28.978, "TRY", 2),
        Of("Dubai", "AE", 25.205, 55.271, "AED", 1),
        Of("Kuwait City", "KW", 29.376, 47.977, "KWD", 1),
        Of("Johannesburg", "ZA", -26.204, 28.047, "ZAR", 1),
        Of("Mumbai", "IN", 19.076, 72.878, "INR", 3),
        Of("Singapore", "SG", 1.352, 103.820, "SGD", 2),
        Of("Hong Kong", "HK", 22.320, 114.169, "HKD", 2),
        Of("Tokyo", "JP", 35.676, 139.650, "JPY", 4),
        Of("Osaka", "JP", 34.694, 135.502, "JPY", 2),
        Of("Seoul", "KR", 37.567, 126.978, "KRW", 2),
        Of("Sydney", "AU", -33.869, 151.209, "AUD", 3),
        Of("Auckland", "NZ", -36.851, 174.764, "NZD", 1),
    ];

    private static City Of(string name, string country, double latitude, double longitude, string currency, double weight) =>
        new(name, country, latitude, longitude, Currency.Parse(currency), weight);
}
