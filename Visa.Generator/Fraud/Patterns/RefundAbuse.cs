namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// A holder gets money back for goods that were kept, used or never sent back, again and again for some weeks. The refunds are the fraud;
/// who also disputes the purchase (credit not processed) is paid twice.
/// </summary>
internal sealed class RefundAbuse : ITypology
{
    private const int Days = 30;
    private const int MostRefunds = 6;
    private const double Daily = 0.35;
    private const double Twice = 0.25;
    private const long LeastMinorUnits = 2_000;

    private static readonly Exposure Exposure = new() { Noticed = 1, Suspected = 0, IsFirstParty = true };

    public string Name => "refund_abuse";

    public double Weight => 4;

    public double MeanTransactions => 4;

    public void Plan(Campaign campaign)
    {
        var prng = campaign.Prng;
        var customer = campaign.AnyCustomer();
        var refunds = 0;
        for (var i = 0; i < Days && refunds < MostRefunds; i++)
        {
            var date = campaign.Date.AddDays(i);
            if (!prng.Chance(Daily)) continue;
            if (!VictimSearch.TryPick(campaign, campaign.Holders.Of(customer, date), intent => VictimSearch.IsPurchase(intent, LeastMinorUnits), out var purchase)) continue;
            var card = campaign.Population.Customer(customer).FirstCard + purchase.Slot;
            var abuser = campaign.Open(card, VictimSearch.TimeOf(date, purchase), Exposure);
            campaign.Misuse(abuser, prng.Chance(Twice) ? FraudStepKind.RefundAndDispute : FraudStepKind.Refund, date, purchase);
            refunds++;
        }
    }
}
