using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Behaviour;

/// <summary>One UTC day as a city lives it: parts of two local dates, each with its weekday, holidays and season.</summary>
internal sealed class CityDay
{
    private static readonly double TotalWeight = Categories.All.Sum(category => category.Weight);

    /// <summary>How much is bought on each day of the week in all, from Sunday.</summary>
    private static readonly double[] Weekdays = [0.92, 0.94, 0.96, 0.99, 1.02, 1.1, 1.07];

    private readonly int _offsetMilliseconds;
    private readonly double[][] _accept;

    public CityDay(City city, DateOnly date, double unitsPerUsd)
    {
        City = city;
        Scale = new PriceScale(city.Currency, unitsPerUsd);
        var offset = city.OffsetMinutes(date);
        _offsetMilliseconds = offset * 60_000;
        var first = offset < 0 ? date.AddDays(-1) : date;
        var factors = new[] { Factors(city.Country, first), Factors(city.Country, first.AddDays(1)) };
        double[] most = [.. factors[0].Zip(factors[1], Math.Max)];
        _accept = [.. factors.Select(factor => factor.Zip(most, (some, all) => some / all).ToArray())];
        double[] atHome = [.. Categories.All.Select((category, i) => category.Weight * most[i])];
        double[] onTrip = [.. atHome.Select((weight, i) => weight * Categories.All[i].Travel)];
        (AtHome, HomeVolume) = (new WeightedChoice(atHome), atHome.Sum() / TotalWeight);
        (OnTrip, TripVolume) = (new WeightedChoice(onTrip), onTrip.Sum() / TotalWeight);
    }

    public City City { get; }

    public PriceScale Scale { get; }

    /// <summary>Chooses what is bought, before <see cref="IsOpen"/> has its say.</summary>
    public WeightedChoice AtHome { get; }

    public WeightedChoice OnTrip { get; }

    /// <summary>How much is bought, relative to an ordinary day.</summary>
    public double HomeVolume { get; }

    public double TripVolume { get; }

    /// <summary>A local time of day, in milliseconds, as one of the UTC day.</summary>
    public int ToUtc(int localMilliseconds)
    {
        var utc = localMilliseconds - _offsetMilliseconds;
        return utc < 0 ? utc + EventDay.Milliseconds : utc >= EventDay.Milliseconds ? utc - EventDay.Milliseconds : utc;
    }

    /// <summary>The local hour at a time of the UTC day.</summary>
    public int LocalHour(int utcMilliseconds) => (utcMilliseconds + _offsetMilliseconds + EventDay.Milliseconds) / 3_600_000 % 24;

    /// <summary>Whether a payment drawn for the busier of the two local dates takes place on the one that its time falls on.</summary>
    public bool IsOpen(int category, int utcMilliseconds, double draw)
    {
        var local = utcMilliseconds + _offsetMilliseconds;
        var isSecond = _offsetMilliseconds < 0 ? local >= 0 : local >= EventDay.Milliseconds;
        return draw < _accept[isSecond ? 1 : 0][category];
    }

    private static double[] Factors(string country, DateOnly date)
    {
        var isHoliday = Holidays.Contain(country, date);
        var isWeekend = date.DayOfWeek is DayOfWeek.Saturday || date.DayOfWeek == (country == "KW" ? DayOfWeek.Friday : DayOfWeek.Sunday);
        var isSeason = date.Month == 12 && date.Day <= 24 || date.Month == 11 && date.Day >= 20;
        return [.. Categories.All.Select(category =>
            Weekdays[(int)date.DayOfWeek]
            * (isHoliday ? category.Days.Holiday : isWeekend ? category.Days.Weekend : 1)
            * (isSeason ? category.Days.Season : 1))];
    }
}
