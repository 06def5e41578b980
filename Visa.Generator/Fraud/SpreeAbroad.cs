using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Fraud;

/// <summary>
/// A stolen card goes on a spree in another country: goods that sell again, amounts that grow, until the issuer refuses more often
/// than not. 71% of the EEA's card-fraud value crosses a border; the pace here is chosen.
/// </summary>
internal sealed class SpreeAbroad : ITypology
{
    private const int MinPurchases = 4;
    private const int MaxPurchases = 9;
    private const double FirstUsd = 120;
    private const double Growth = 1.25;
    private const double RefusalPerPurchase = 0.07;

    private static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MeanFurtherGap = TimeSpan.FromSeconds(15);

    private static readonly int[] Goods = [Categories.Electronics, Categories.Jewellery, Categories.Clothing];

    public string Name => "spree_abroad";

    public double MeanSteps => (MinPurchases + MaxPurchases) / 2.0;

    public IEnumerable<FraudStep> Plan(Prng prng, Population population)
    {
        var card = prng.Pick(population.Cards);
        var abroad = prng.Pick(Cities.All);
        while (abroad.Country == card.Home.Country) abroad = prng.Pick(Cities.All);
        var after = TimeSpan.Zero;
        var purchases = prng.Between(MinPurchases, MaxPurchases);
        for (var i = 0; i < purchases; i++)
        {
            var merchant = population.DrawMerchant(prng, prng.Pick(Goods), abroad);
            var usd = prng.NextLogNormal(FirstUsd * Math.Pow(Growth, i), 0.6);
            yield return new FraudStep(Name, after, new Payment(card, merchant, Prices.Ask(prng, usd, PriceStyle.Shelf, merchant.City.Currency))
            {
                EntryMode = prng.Chance(0.7) ? EntryMode.Magstripe : EntryMode.Contactless,
                Response = IssuerAnswers.ToThief(prng, RefusalPerPurchase * i),
            });
            after += ShortestGap + prng.NextExponential(MeanFurtherGap);
        }
    }
}
