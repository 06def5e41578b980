using Visa.Domain;

namespace Visa.Generator.Network;

/// <summary>Where cardholders live and merchants trade. Position in degrees; <paramref name="Weight"/> is its share of both.</summary>
internal sealed record City(string Name, string Country, double Latitude, double Longitude, Currency Currency, double Weight)
{
    /// <summary>The hour of the day by the sun, 0 to 23: near enough for habits.</summary>
    public int LocalHour(DateTimeOffset time) => time.ToUniversalTime().AddHours(Longitude / 15).Hour;
}
