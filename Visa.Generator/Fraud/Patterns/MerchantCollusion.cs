using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>
/// A small shop runs cards that its accomplices bring through its own terminals for some weeks, among its honest customers: sales that
/// never were, keyed in or read from copies, of about twice its usual sums.
/// </summary>
internal sealed class MerchantCollusion : ITypology
{
    private const int FewestCards = 3;
    private const int MostCards = 8;
    private const int LongestDays = 20;
    private const double FromTheCity = 0.6;

    private static readonly Exposure Exposure = new() { Noticed = 0.75, Suspected = 0.05, Patience = 2 };

    public string Name => "merchant_collusion";

    public double Weight => 6;

    public double MeanTransactions => 9.5;

    public void Plan(Campaign campaign)
    {
        var prng = campaign.Prng;
        var city = campaign.AnyCity();
        var shop = campaign.Shop(campaign.Favoured(Categories.Restaurant, Categories.Clothing, Categories.Electronics, Categories.Jewellery, Categories.Gifts), city.Index);
        var (first, end) = campaign.Population.LivingIn(city.Index);
        for (var cards = prng.Between(FewestCards, MostCards); cards > 0; cards--)
        {
            var isNear = end > first && prng.Chance(FromTheCity);
            var card = isNear ? campaign.Population.Customer(first + prng.Next(end - first)).FirstCard : campaign.AnyCard();
            var time = campaign.Start + (long)(prng.NextDouble() * LongestDays * Campaign.DayMs);
            var accomplice = campaign.Open(card, time, Exposure);
            for (var sales = prng.Between(1, 3); sales > 0; sales--)
            {
                campaign.Pay(accomplice, time, shop, campaign.Usual(shop, 2), Mode(prng.NextDouble()));
                time += campaign.Pause(26 * 60, leastMinutes: 30);
            }
        }
    }

    private static EntryMode Mode(double draw) => draw switch { < 0.15 => EntryMode.Manual, < 0.55 => EntryMode.Chip, _ => EntryMode.Contactless };
}
