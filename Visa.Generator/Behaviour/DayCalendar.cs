using Visa.Generator.Network;
using Visa.Generator.Simulation;

namespace Visa.Generator.Behaviour;

/// <summary>What a UTC day is like in every city, and its rates of exchange.</summary>
internal sealed class DayCalendar
{
    private readonly CityDay[] _cities;
    private readonly double[] _minorPerMinor;

    public DayCalendar(DateOnly date)
    {
        Date = date;
        Midnight = EventDay.Midnight(date);
        Month = date.Year * 12 + date.Month - 1;
        _cities = [.. Cities.All.Select(city => new CityDay(city, date, ExchangeRates.PerUsd(city.Currency, date.Year)))];
        _minorPerMinor = [.. from shop in _cities from home in _cities select shop.City.Currency == home.City.Currency ? 1 : home.Scale.MinorPerUsd / shop.Scale.MinorPerUsd];
    }

    public DateOnly Date { get; }

    /// <summary>In milliseconds since 1970, UTC.</summary>
    public long Midnight { get; }

    /// <summary>Months since year 0.</summary>
    public int Month { get; }

    public CityDay this[int city] => _cities[city];

    /// <summary>An amount asked for in one city as billed to a card of another, in minor units.</summary>
    public long Bill(long amount, int shopCity, int homeCity)
    {
        var rate = _minorPerMinor[shopCity * _cities.Length + homeCity];
        return rate == 1 ? amount : (long)Math.Round(amount * rate);
    }
}
