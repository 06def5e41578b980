using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// Stolen card data are spent at web shops over hours or days: sometimes a small probe first, then goods that sell again. Half of it is at
/// shops of any country (71% of the EEA's card-fraud value crosses a border).
/// </summary>
internal sealed class CardNotPresent : ITypology
{
    private const double Probes = 0.35;
    private const int MostPurchases = 5;
    private const double Domestic = 0.5;
    private const double Dearer = 1.7;
    private const double MeanPauseMinutes = 240;

    private static readonly Exposure Exposure = new() { Noticed = 0.93, Suspected = 0.12, Patience = 2, CutAfterDecline = 0.4 };

    public string Name => "card_not_present";

    public double Weight => 24;

    public double MeanTransactions => 3.0;

    public void Plan(Campaign campaign) => Spend(campaign, campaign.AnyCard(), campaign.Start);

    /// <summary>Spends one card's data from a time on; other campaigns hand it theirs.</summary>
    public static void Spend(Campaign campaign, int card, long time)
    {
        var prng = campaign.Prng;
        var thief = campaign.Open(card, time, Exposure, "card_not_present");
        if (prng.Chance(Probes))
        {
            campaign.Pay(thief, time, campaign.WebShop(Categories.DigitalGoods, card, Domestic), prng.Between(0.8, 5), EntryMode.Ecommerce);
            time += campaign.Pause(20);
        }
        for (var purchases = prng.Between(1, MostPurchases); purchases > 0; purchases--)
        {
            var mcc = campaign.Favoured(Categories.OnlineShop, Categories.Electronics, Categories.DigitalGoods, Categories.Clothing, Categories.Gifts, Categories.Air, Categories.Betting, Categories.FastFood);
            var shop = campaign.WebShop(mcc, card, Domestic);
            campaign.Pay(thief, time, shop, campaign.Usual(shop, Dearer), EntryMode.Ecommerce);
            time += campaign.Pause(prng.Chance(0.5) ? 6 : MeanPauseMinutes);
        }
    }
}
