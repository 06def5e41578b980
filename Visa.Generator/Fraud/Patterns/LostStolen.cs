using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// A card is lost or stolen after its holder paid with it, and used in the same city until it is missed: first small contactless sums that
/// need no PIN, then shops, then a try or two at a cash machine with a guessed one.
/// </summary>
internal sealed class LostStolen : ITypology
{
    private const int HoldersAsked = 12;
    private const double NoPinUsd = 40;

    private static readonly Exposure Exposure = new() { Noticed = 0.97, Suspected = 0.06, WrongPin = 0.75, Patience = 3, HoursUntilMissed = 9 };

    public string Name => "lost_stolen";

    public double Weight => 9;

    public double MeanTransactions => 4.6;

    public void Plan(Campaign campaign)
    {
        if (!VictimSearch.TryFindPresent(campaign, HoldersAsked, out var customer, out var last)) return;
        var prng = campaign.Prng;
        var card = campaign.Population.Customer(customer).FirstCard + last.Slot;
        var city = campaign.Population.MerchantAt(last.Terminal).City.Index;
        var time = VictimSearch.TimeOf(campaign.Date, last) + campaign.Pause(70, leastMinutes: 8);
        var thief = campaign.Open(card, time, Exposure);
        for (var small = prng.Between(1, 4); small > 0; small--)
        {
            var shop = campaign.Shop(campaign.Favoured(Categories.FastFood, Categories.Liquor, Categories.Market, Categories.Fuel), city);
            campaign.Pay(thief, time, shop, Math.Min(campaign.Usual(shop, 1), NoPinUsd), EntryMode.Contactless);
            time += campaign.Pause(25, leastMinutes: 2);
        }
        for (var large = prng.Between(0, 3); large > 0; large--)
        {
            var shop = campaign.Shop(campaign.Favoured(Categories.Stores, Categories.Electronics, Categories.Clothing, Categories.Gifts), city);
            campaign.Pay(thief, time, shop, campaign.Usual(shop, 1.5), prng.Chance(0.6) ? EntryMode.Contactless : EntryMode.Magstripe);
            time += campaign.Pause(35, leastMinutes: 3);
        }
        if (!prng.Chance(0.4)) return;
        var bank = campaign.Shop(Categories.Cash, city);
        for (var tries = prng.Between(1, 2); tries > 0; tries--)
        {
            campaign.Pay(thief, time, bank, campaign.Usual(bank, 1.5), EntryMode.Chip, TransactionType.Cash);
            time += campaign.Pause(0.6, leastMinutes: 0.3);
        }
    }
}
