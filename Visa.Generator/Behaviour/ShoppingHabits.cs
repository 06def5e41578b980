using Visa.Domain.Transactions;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>What honest cardholders do: they sleep, shop where they are or online, and never pay twice within a moment.</summary>
internal sealed class ShoppingHabits(Population population, long seed)
{
    private const double OnlineAtHome = 0.85;
    private const double Refunds = 0.01;
    private const double CardChecks = 0.004;
    private const int Attempts = 24;

    private static readonly TimeSpan MomentBetweenPayments = TimeSpan.FromMinutes(1);

    private static readonly WeightedChoice[] CategoryAt =
        [.. Enumerable.Range(0, 24).Select(hour => new WeightedChoice([.. Categories.All.Select(category => category.Weight * category.Hours[hour] / category.Hours.Sum())]))];

    private readonly Prng _prng = Prng.For(seed, "habits");
    private readonly DateTimeOffset[] _lastPaid = new DateTimeOffset[population.Cards.Count];

    public Payment Next(DateTimeOffset time)
    {
        var card = DrawCard(time);
        var category = Categories.All[CategoryAt[card.Location.LocalHour(time)].Draw(_prng)];
        var online = _prng.Chance(category.Online);
        var merchant = online ? ChooseOnline(card, category) : population.DrawMerchant(_prng, category.Mcc, card.Location);
        var entryMode = online ? EntryMode.Ecommerce : EntryModes.InPerson(_prng, merchant.City.Country);
        var usd = _prng.NextLogNormal(category.Amount.Usd * card.Spending, category.Amount.Sigma);
        var payment = new Payment(card, merchant, Prices.Ask(_prng, usd, category.Prices, merchant.City.Currency))
        {
            Type = category.Type,
            EntryMode = entryMode,
            Response = IssuerAnswers.ToHolder(_prng, entryMode),
        };
        return Vary(payment);
    }

    private Card DrawCard(DateTimeOffset time)
    {
        var index = 0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            index = population.DrawCard(_prng);
            var isAwake = _prng.Chance(HourProfile.Awake[population.Cards[index].Location.LocalHour(time)] / 20);
            if (isAwake && time - _lastPaid[index] >= MomentBetweenPayments) break;
        }
        _lastPaid[index] = time;
        return population.Cards[index];
    }

    private Merchant ChooseOnline(Card card, Category category) =>
        _prng.Chance(OnlineAtHome) ? population.DrawMerchant(_prng, category.Mcc, card.Home.Country) : population.DrawMerchant(_prng, category.Mcc);

    private Payment Vary(Payment payment)
    {
        if (payment.Type != TransactionType.Purchase) return payment;
        var draw = _prng.NextDouble();
        if (draw < Refunds) return payment with { Type = TransactionType.Refund, Response = IssuerResponse.Approved };
        if (draw < Refunds + CardChecks && payment.EntryMode == EntryMode.Ecommerce)
            return payment with { Type = TransactionType.AccountVerification, Amount = payment.Amount with { MinorUnits = 0 }, Response = IssuerResponse.Approved };
        return payment;
    }
}
