using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Cardholders;

/// <summary>
/// The trips of cardholders: in each period of some weeks at most one, wholly inside it. Nothing is stored: a trip is a hash of who
/// travels and when.
/// </summary>
internal sealed class TravelPlan(long seed)
{
    public const int PeriodDays = 56;

    private const int LongestDays = 17;
    private const double SameCountry = 0.4;
    private const double SpeedKmPerHour = 750;
    private const double GroundHours = 3;
    private const long Day = 86_400_000;

    private static readonly WeightedChoice AnyCity = new([.. Cities.All.Select(city => city.Weight)]);

    private readonly ulong _key = Prng.Key(seed, "trips");

    /// <summary>The trip of which some part falls on a day, if any.</summary>
    public bool TryFind(int customer, in Customer holder, DateOnly date, out Trip trip)
    {
        var (period, offset) = Math.DivRem(date.DayNumber, PeriodDays);
        var hash = Prng.Combine(Prng.Combine(_key, customer), period);
        trip = default;
        if (Prng.Unit(hash) >= holder.TravelShare) return false;
        var length = 2 + (int)(Prng.Unit(Prng.Combine(hash, 1)) * Prng.Unit(Prng.Combine(hash, 2)) * (LongestDays - 2));
        var first = 1 + (int)(Prng.Unit(Prng.Combine(hash, 3)) * (PeriodDays - length - 3));
        if (offset < first || offset > first + length + 1) return false;
        trip = Plan(holder, hash, (long)(period * PeriodDays + first - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * Day, length);
        return trip.City != holder.City;
    }

    private static Trip Plan(in Customer holder, ulong hash, long firstMidnight, int days)
    {
        var home = Cities.All[holder.City];
        var city = Destination(home, hash);
        var flight = (long)((City.Kilometres(home.Center, city.Center) / SpeedKmPerHour + GroundHours) * 3_600_000);
        var leaves = firstMidnight + (long)((6 + 10 * Prng.Unit(Prng.Combine(hash, 4))) * 3_600_000) - home.StandardMinutes * 60_000L;
        var returns = leaves + days * Day;
        return new Trip(city.Index, leaves, leaves + flight, returns, returns + flight);
    }

    private static City Destination(City home, ulong hash)
    {
        if (Prng.Unit(Prng.Combine(hash, 5)) >= SameCountry) return Cities.All[AnyCity.Draw(Prng.Combine(hash, 6))];
        var near = Cities.All.Where(city => city.Country == home.Country).ToList();
        return near[(int)(Prng.Unit(Prng.Combine(hash, 7)) * near.Count)];
    }
}
