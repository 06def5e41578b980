using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>
/// Where cardholders live and merchants trade. Position in degrees, standard time in minutes ahead of UTC; <paramref name="Weight"/> is
/// its share of cardholders and merchants.
/// </summary>
internal sealed record City(string Name, string Country, (double Latitude, double Longitude) Center, Currency Currency, double Weight)
{
    /// <summary>A city is about 20 km wide.</summary>
    public const double RadiusDegrees = 0.1;

    public required int Index { get; init; }

    /// <summary>The place of its country in <see cref="Cities.Countries"/>.</summary>
    public required int CountryIndex { get; init; }

    public required int StandardMinutes { get; init; }

    public required SummerTime SummerTime { get; init; }

    /// <summary>Local time less UTC on that date, in minutes. The change is made at midnight.</summary>
    public int OffsetMinutes(DateOnly date) => StandardMinutes + (SummerTimes.Holds(SummerTime, date) ? 60 : 0);

    /// <summary>Great-circle distance in kilometres, by the haversine formula on a sphere of 6,371 km.</summary>
    public static double Kilometres((double Latitude, double Longitude) from, (double Latitude, double Longitude) to)
    {
        var (latitude, longitude) = (double.DegreesToRadians(to.Latitude - from.Latitude), double.DegreesToRadians(to.Longitude - from.Longitude));
        var chord = Square(Math.Sin(latitude / 2))
            + Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude)) * Square(Math.Sin(longitude / 2));
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Square(double value) => value * value;
}
