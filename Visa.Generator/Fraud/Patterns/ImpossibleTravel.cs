using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>A copy of a card is used in another part of the world within the hour of its holder's own payment in person.</summary>
internal sealed class ImpossibleTravel : ITypology
{
    /// <summary>No aircraft in service carries a card faster.</summary>
    public const double FastestKmPerHour = 1_000;

    private const int HoldersAsked = 12;
    private const int CitiesTried = 24;
    private const int MostPayments = 4;
    private const double LongestHours = 1.5;

    private static readonly Exposure Exposure = new() { Noticed = 0.96, Suspected = 0.25, Patience = 2 };

    public string Name => "impossible_travel";

    public double Weight => 4;

    public double MeanTransactions => 2.1;

    public void Plan(Campaign campaign)
    {
        if (!VictimSearch.TryFindPresent(campaign, HoldersAsked, out var customer, out var own)) return;
        var here = campaign.Population.Terminal(own.Terminal).Position;
        if (FarCity(campaign, here) is not { } city) return;
        var prng = campaign.Prng;
        var card = campaign.Population.Customer(customer).FirstCard + own.Slot;
        var ownTime = VictimSearch.TimeOf(campaign.Date, own);
        var time = ownTime + campaign.Pause(25, leastMinutes: 6);
        var thief = campaign.Open(card, time, Exposure);
        for (var payments = prng.Between(1, MostPayments); payments > 0 && time - ownTime < LongestHours * 60 * Campaign.MinuteMs; payments--)
        {
            var shop = campaign.Shop(campaign.Favoured(Categories.Stores, Categories.Electronics, Categories.Restaurant, Categories.Clothing, Categories.Fuel), city.Index);
            campaign.Pay(thief, time, shop, campaign.Usual(shop, 1.5), prng.Chance(0.55) ? EntryMode.Magstripe : EntryMode.Contactless);
            time += campaign.Pause(12, leastMinutes: 1);
        }
    }

    private static City? FarCity(Campaign campaign, (double, double) here)
    {
        for (var tries = 0; tries < CitiesTried; tries++)
        {
            var city = campaign.AnyCity();
            if (City.Kilometres(here, city.Center) > 1.2 * LongestHours * FastestKmPerHour) return city;
        }
        return null;
    }
}
