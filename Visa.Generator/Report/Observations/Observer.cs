using Visa.Domain.Transactions;
using Visa.Generator.Network;
using Visa.Generator.Simulation;

namespace Visa.Generator.Report.Observations;

/// <summary>Reads the transactions of a day.</summary>
internal sealed class Observer(Population population)
{
    private double[] _minorPerUsd = [];
    private int[] _offsets = [];

    public IEnumerable<Observation> Observe(SimulatedDay day)
    {
        _minorPerUsd = ExchangeRates.MinorPerUsdByCity(day.Date.Year);
        _offsets = [.. Cities.All.Select(city => city.OffsetMinutes(day.Date))];
        for (var i = 0; i < day.Count; i++) yield return Observe(day, i);
    }

    private Observation Observe(SimulatedDay day, int index)
    {
        ref readonly var payment = ref day.Payments[index];
        var merchant = population.MerchantAt(payment.Terminal);
        var home = population.HomeOf(payment.Card);
        var clock = payment.EntryMode == EntryMode.Ecommerce ? home : merchant.City;
        var time = day.EventTime(index);
        return new Observation
        {
            Card = payment.Card,
            Category = merchant.CategoryIndex,
            Fraud = payment.Fraud,
            Usd = payment.Billing / _minorPerUsd[home.Index],
            Time = time,
            LocalTime = time.UtcDateTime.AddMinutes(_offsets[clock.Index]),
            Type = payment.Type,
            EntryMode = payment.EntryMode,
            Response = payment.Response,
            IsAbroad = merchant.City.CountryIndex != home.CountryIndex,
        };
    }
}
