using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// An account opened with no intention to pay: after a time of ordinary use its holder spends all that the issuer lends within days, on
/// goods that sell again and on cash, ever smaller sums when funds run out. Few issuers report it as fraud: most write it off as credit loss.
/// </summary>
internal sealed class BustOut : ITypology
{
    private const int FewestPayments = 6;
    private const int MostPayments = 16;
    private const int MostDays = 8;
    private const double Dearer = 3.0;

    private static readonly Exposure Exposure = new() { Noticed = 0.4, Suspected = 0.04, Patience = 5, CutAfterDecline = 0.6, IsFirstParty = true };

    public string Name => "bust_out";

    public double Weight => 7;

    public double MeanTransactions => 10.5;

    public void Plan(Campaign campaign)
    {
        var prng = campaign.Prng;
        var card = campaign.AnyCard();
        var city = campaign.Population.HomeOf(card).Index;
        var holder = campaign.Open(card, campaign.Start, Exposure);
        var payments = prng.Between(FewestPayments, MostPayments);
        var span = prng.Between(2.0, MostDays) * Campaign.DayMs;
        for (var i = 0; i < payments; i++)
        {
            var time = campaign.Start + (long)(span * (i + prng.NextDouble()) / payments);
            var mcc = campaign.Favoured(Categories.Electronics, Categories.Jewellery, Categories.Stores, Categories.Cash, Categories.Clothing);
            var isOnline = mcc != Categories.Cash && prng.Chance(0.35);
            var shop = isOnline ? campaign.WebShop(mcc, card, 0.9) : campaign.Shop(mcc, city);
            var type = mcc == Categories.Cash ? TransactionType.Cash : TransactionType.Purchase;
            var mode = isOnline ? EntryMode.Ecommerce : prng.Chance(0.6) ? EntryMode.Chip : EntryMode.Contactless;
            campaign.Pay(holder, time, shop, campaign.Usual(shop, Dearer), mode, type);
        }
    }
}
