using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// A terminal (a fuel pump or a cash machine, sometimes a shop's) copies the cards that are used at it for some days. Days to weeks later
/// counterfeits of some of these are cashed out, often elsewhere, one after the other.
/// </summary>
internal sealed class Skimming : ITypology
{
    private const int HoldersAsked = 40;
    private const int NeighboursAsked = 4_000;
    private const int MostVictims = 7;
    private const int WindowDays = 10;
    private const int SoonestDays = 3;
    private const int LatestDays = 24;
    private const double PinKnown = 0.6;

    private static readonly Exposure Exposure = new() { Noticed = 0.95, Suspected = 0.1, WrongPin = 0.1, Patience = 2, CutAfterDecline = 0.5 };
    private static readonly HashSet<int> Skimmed = [Categories.Fuel, Categories.Cash, Categories.Restaurant, Categories.Market];

    public string Name => "skimming";

    public double Weight => 11;

    public double MeanTransactions => 11;

    public void Plan(Campaign campaign)
    {
        var last = campaign.Date.AddDays(-campaign.Prng.Between(SoonestDays, LatestDays));
        var victims = FindVictims(campaign, last);
        var time = campaign.Start;
        var spender = campaign.Prng.Chance(0.5) ? campaign.AnyCity().Index : -1;
        foreach (var card in victims)
        {
            CashOut(campaign, card, time, spender < 0 ? campaign.Population.HomeOf(card).Index : spender);
            time += campaign.Pause(300, leastMinutes: 10);
        }
    }

    /// <summary>Cards that were used at one terminal within the window that ends on <paramref name="last"/>.</summary>
    public static IReadOnlyCollection<int> FindVictims(Campaign campaign, DateOnly last)
    {
        var cards = new SortedSet<int>();
        if (!TryFindTerminal(campaign, last, out var customer, out var visit)) return cards;
        cards.Add(campaign.Population.Customer(customer).FirstCard + visit.Slot);
        var merchant = campaign.Population.MerchantAt(visit.Terminal);
        var merchantIndex = campaign.Population.Terminal(visit.Terminal).Merchant;
        var (first, end) = campaign.Population.LivingIn(merchant.City.Index);
        var choice = new MerchantChoice(campaign.Population);
        var asked = Math.Min(NeighboursAsked, end - first);
        var from = asked == 0 ? 0 : campaign.Prng.Next(end - first);
        for (var i = 0; i < asked && cards.Count < MostVictims; i++)
        {
            var neighbour = first + (from + i) % (end - first);
            if (choice.IsFavourite(neighbour, merchant.CategoryIndex, merchantIndex)) AddVisits(campaign, neighbour, visit.Terminal, last, cards);
        }
        return cards;
    }

    private static bool TryFindTerminal(Campaign campaign, DateOnly last, out int customer, out PaymentIntent visit)
    {
        (customer, visit) = (0, default);
        for (var asked = 0; asked < HoldersAsked; asked++)
        {
            customer = campaign.AnyCustomer();
            var day = last.AddDays(-campaign.Prng.Next(WindowDays));
            if (VictimSearch.TryPick(campaign, campaign.Holders.Of(customer, day), intent => IsSkimmable(campaign, intent), out visit)) return true;
        }
        return false;
    }

    private static void AddVisits(Campaign campaign, int customer, int terminal, DateOnly last, SortedSet<int> cards)
    {
        for (var back = 0; back < WindowDays; back++)
        {
            var intents = campaign.Holders.Of(customer, last.AddDays(-back));
            for (var i = 0; i < intents.Count; i++)
                if (intents[i].Terminal == terminal && intents[i].IsInPerson) cards.Add(campaign.Population.Customer(customer).FirstCard + intents[i].Slot);
        }
    }

    private static bool IsSkimmable(Campaign campaign, in PaymentIntent intent) =>
        intent.IsInPerson && Skimmed.Contains(campaign.Population.MerchantAt(intent.Terminal).Category.Mcc);

    private static void CashOut(Campaign campaign, int card, long time, int city)
    {
        var prng = campaign.Prng;
        var thief = campaign.Open(card, time, Exposure);
        var hasPin = prng.Chance(PinKnown);
        for (var payments = prng.Between(1, 4); payments > 0; payments--)
        {
            var takesCash = hasPin && prng.Chance(0.5);
            var shop = campaign.Shop(takesCash ? Categories.Cash : campaign.Favoured(Categories.Stores, Categories.Electronics, Categories.Fuel, Categories.Gifts, Categories.Liquor), city);
            var mode = prng.Chance(0.7) ? EntryMode.Magstripe : takesCash ? EntryMode.Chip : EntryMode.Contactless;
            campaign.Pay(thief, time, shop, campaign.Usual(shop, 1.6), mode, takesCash ? TransactionType.Cash : TransactionType.Purchase);
            time += campaign.Pause(14, leastMinutes: 1);
        }
    }
}
