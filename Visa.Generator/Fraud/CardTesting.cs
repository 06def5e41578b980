using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Fraud;

/// <summary>
/// Stolen card numbers are tried out in quick succession at one small online merchant: nothing, one unit, or a little more, many
/// of them refused. Amounts follow the frauds of the ULB data set (37% at most 1.00, 23% exactly 1.00, 5.5% zero); the pace is chosen.
/// </summary>
internal sealed class CardTesting : ITypology
{
    private const int MinCards = 1;
    private const int MaxCards = 3;
    private const int MinTries = 4;
    private const int MaxTries = 8;
    private const double Refusal = 0.4;

    private static readonly TimeSpan MeanGap = TimeSpan.FromSeconds(1.5);

    public string Name => "card_testing";

    public double MeanSteps => (MinCards + MaxCards) / 2.0 * (MinTries + MaxTries) / 2.0;

    public IEnumerable<FraudStep> Plan(Prng prng, Population population)
    {
        var merchant = population.DrawMerchant(prng, Categories.DigitalGoods);
        var after = TimeSpan.Zero;
        for (var cards = prng.Between(MinCards, MaxCards); cards > 0; cards--)
        {
            var card = prng.Pick(population.Cards);
            for (var tries = prng.Between(MinTries, MaxTries); tries > 0; tries--)
            {
                yield return new FraudStep(Name, after, Try(prng, card, merchant));
                after += TimeSpan.FromMilliseconds(200) + prng.NextExponential(MeanGap);
            }
        }
    }

    private static Payment Try(Prng prng, Card card, Merchant merchant)
    {
        var currency = merchant.City.Currency;
        var draw = prng.NextDouble();
        var amount = draw switch
        {
            < 0.15 => new Money(0, currency),
            < 0.55 => Prices.Ask(prng, 1, PriceStyle.Exact, currency),
            _ => Prices.Ask(prng, 0.2 + 3 * prng.NextDouble(), PriceStyle.Exact, currency),
        };
        return new Payment(card, merchant, amount)
        {
            Type = amount.MinorUnits == 0 ? TransactionType.AccountVerification : TransactionType.Purchase,
            EntryMode = EntryMode.Ecommerce,
            Response = IssuerAnswers.ToThief(prng, Refusal),
        };
    }
}
