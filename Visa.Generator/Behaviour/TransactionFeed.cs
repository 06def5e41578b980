using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>
/// The endless sequence of transactions in event-time order: honest payments as a Poisson process, and the steps of fraud campaigns
/// among them. The same population, seed, rate and start give the same sequence.
/// </summary>
internal sealed class TransactionFeed
{
    private readonly ShoppingHabits _habits;
    private readonly FraudCampaigns _fraud;
    private readonly Prng _arrivals;
    private readonly Prng _ids;
    private readonly TimeSpan _meanGap;
    private DateTimeOffset _nextPayment;

    /// <param name="population">Who pays and is paid.</param>
    /// <param name="seed">Chooses the sequence.</param>
    /// <param name="rate">Transactions a second, frauds included.</param>
    /// <param name="fraudShare">The fraction of them that is fraud.</param>
    /// <param name="start">The event time before the first.</param>
    public TransactionFeed(Population population, long seed, double rate, double fraudShare, DateTimeOffset start)
    {
        _habits = new ShoppingHabits(population, seed);
        _fraud = new FraudCampaigns(population, seed, rate * fraudShare, start);
        _arrivals = Prng.For(seed, "arrivals");
        _ids = Prng.For(seed, "ids");
        _meanGap = TimeSpan.FromSeconds(1 / (rate * (1 - fraudShare)));
        _nextPayment = start + _arrivals.NextExponential(_meanGap);
    }

    /// <summary>The next transaction. Its send time is a placeholder until it is sent.</summary>
    public SimulatedTransaction Next()
    {
        if (_fraud.TryNext(_nextPayment, out var time, out var step)) return new SimulatedTransaction(Request(step.Payment, time), step.Typology);
        time = _nextPayment;
        _nextPayment += _arrivals.NextExponential(_meanGap);
        return new SimulatedTransaction(Request(_habits.Next(time), time), null);
    }

    private Transaction Request(Payment payment, DateTimeOffset time)
    {
        var (card, merchant) = (payment.Card, payment.Merchant);
        var eventTime = DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        return new Transaction
        {
            Id = TransactionId.Create(eventTime, _ids.NextUInt128()),
            Type = payment.Type,
            CardNumber = card.Number,
            CardHolder = card.Holder,
            CardToken = card.Token,
            AccountToken = card.AccountToken,
            Amount = payment.Amount,
            BillingAmount = ExchangeRates.Convert(payment.Amount, card.Home.Currency),
            Merchant = merchant.Name,
            MerchantId = merchant.Id,
            Mcc = merchant.Category.Mcc,
            MerchantCountry = merchant.City.Country,
            TerminalId = merchant.Terminal(1 + _ids.Next(merchant.Terminals)),
            Latitude = merchant.Latitude,
            Longitude = merchant.Longitude,
            CardCountry = card.Home.Country,
            EntryMode = payment.EntryMode,
            Response = payment.Response,
            EventTime = eventTime,
            SentAt = eventTime,
        };
    }
}
