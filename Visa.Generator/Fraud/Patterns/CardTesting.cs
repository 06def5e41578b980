using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// Stolen card numbers are tried out online: nothing, one unit, or a little more, many of them refused; either in quick succession at one
/// merchant or spread over small merchants and hours. Amounts follow the frauds of the ULB data set (37% at most 1.00, 23% exactly 1.00,
/// 5.5% zero); a third of the numbers are used within five days, as Visa reports of enumerated accounts.
/// </summary>
internal sealed class CardTesting : ITypology
{
    private const int FewestCards = 3;
    private const int MostCards = 8;
    private const int MostTries = 3;
    private const double Spread = 0.4;
    private const double UsedLater = 0.33;
    private const double LatestUseDays = 5;

    private static readonly Exposure Exposure = new() { Noticed = 0.45, Suspected = 0.4, Patience = 4 };

    public string Name => "card_testing";

    public double Weight => 17;

    public double MeanTransactions => 15;

    public void Plan(Campaign campaign)
    {
        var prng = campaign.Prng;
        var isSpread = prng.Chance(Spread);
        var mcc = campaign.Favoured(Categories.DigitalGoods, Categories.Charity, Categories.OnlineShop, Categories.Telecom);
        var merchant = campaign.WebShop(mcc, campaign.AnyCard(), 0);
        var time = campaign.Start;
        for (var cards = prng.Between(FewestCards, MostCards); cards > 0; cards--)
        {
            var card = campaign.AnyCard();
            if (isSpread) merchant = campaign.WebShop(mcc, card, 0.3);
            var tester = campaign.Open(card, time, Exposure);
            for (var tries = prng.Between(1, MostTries); tries > 0; tries--)
            {
                campaign.Pay(tester, time, merchant, Amount(campaign), EntryMode.Ecommerce);
                time += campaign.Pause(isSpread ? 25 : 0.5);
            }
            if (tester is not null && prng.Chance(UsedLater)) CardNotPresent.Spend(campaign, card, time + (long)(prng.Between(0.1, LatestUseDays) * Campaign.DayMs));
        }
    }

    private static double Amount(Campaign campaign) => campaign.Prng.NextDouble() switch
    {
        < 0.15 => 0,
        < 0.5 => 1,
        _ => campaign.Prng.Between(0.3, 6) * campaign.Drift.Amount,
    };
}
