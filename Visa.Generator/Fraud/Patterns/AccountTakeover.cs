using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// Someone gets into the holder's account, changes its profile and adds the card to another wallet: the account is verified, and within
/// hours a burst of purchases follows, larger each time until one is refused.
/// </summary>
internal sealed class AccountTakeover : ITypology
{
    private const int FewestPurchases = 3;
    private const int MostPurchases = 8;
    private const double FirstFactor = 1.2;
    private const double Growth = 1.25;

    private static readonly Exposure Exposure = new() { Noticed = 0.95, Suspected = 0.1, Patience = 3, CutAfterDecline = 0.45 };

    public string Name => "account_takeover";

    public double Weight => 13;

    public double MeanTransactions => 5.4;

    public void Plan(Campaign campaign)
    {
        var prng = campaign.Prng;
        var card = campaign.AnyCard();
        var intruder = campaign.Open(card, campaign.Start, Exposure);
        var wallet = campaign.WebShop(campaign.Favoured(Categories.OnlineShop, Categories.DigitalGoods, Categories.Telecom), card, 0.8);
        campaign.Pay(intruder, campaign.Start, wallet, 0, EntryMode.Ecommerce);
        var time = campaign.Start + campaign.Pause(40, leastMinutes: 1);
        var factor = FirstFactor;
        for (var purchases = prng.Between(FewestPurchases, MostPurchases); purchases > 0; purchases--)
        {
            var mcc = campaign.Favoured(Categories.Electronics, Categories.Gifts, Categories.OnlineShop, Categories.Stores, Categories.TravelAgency);
            var shop = campaign.WebShop(mcc, card, 0.75);
            campaign.Pay(intruder, time, shop, campaign.Usual(shop, factor), EntryMode.Ecommerce);
            factor *= Growth;
            time += campaign.Pause(18, leastMinutes: 0.5);
        }
    }
}
