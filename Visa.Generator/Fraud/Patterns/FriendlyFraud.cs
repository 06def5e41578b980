using Visa.Domain.Transactions;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>The holder buys online and later says that it was someone else, or that nothing came. The purchase is like any other.</summary>
internal sealed class FriendlyFraud : ITypology
{
    private const int HoldersAsked = 30;
    private const long LeastMinorUnits = 1_500;

    private static readonly Exposure Exposure = new() { Noticed = 1, Suspected = 0, IsFirstParty = true };

    public string Name => "friendly_fraud";

    public double Weight => 8;

    public double MeanTransactions => 0.96;

    public void Plan(Campaign campaign)
    {
        if (!VictimSearch.TryFind(campaign, HoldersAsked, intent => VictimSearch.IsPurchase(intent, LeastMinorUnits) && intent.EntryMode == EntryMode.Ecommerce, out var customer, out var purchase)) return;
        var card = campaign.Population.Customer(customer).FirstCard + purchase.Slot;
        var holder = campaign.Open(card, VictimSearch.TimeOf(campaign.Date, purchase), Exposure);
        campaign.Misuse(holder, FraudStepKind.Dispute, campaign.Date, purchase);
    }
}
