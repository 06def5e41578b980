using Visa.Domain;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Truth;

namespace Visa.Generator.Simulation;

/// <summary>
/// All transactions of one UTC day in the order of (time, id), and the chargebacks that issuers report on it, in the order of their time.
/// Its buffers are used again: it is valid until the simulation is asked for the next day. Safe to read from several threads.
/// </summary>
internal sealed class SimulatedDay(Population population)
{
    private readonly DayBuffer _buffer = new();

    public DateOnly Date { get; private set; }

    public int Count => _buffer.Count;

    /// <summary>The day's midnight in milliseconds since 1970, UTC.</summary>
    public long Midnight { get; private set; }

    public Population Population => population;

    public ReadOnlySpan<SimulatedPayment> Payments => _buffer.Payments;

    public IReadOnlyList<Chargeback> Chargebacks { get; private set; } = [];

    public DateTimeOffset EventTime(int index) => DateTimeOffset.FromUnixTimeMilliseconds(Midnight + Payments[index].Milliseconds);

    public TransactionId Id(int index) => TransactionId.Create(EventTime(index), Payments[index].IdEntropy);

    /// <summary>The typology of a fraud, null for an honest payment. For the truth alone.</summary>
    public string? Typology(int index) => Payments[index].Fraud is > 0 and var fraud ? Typologies.All[fraud - 1].Name : null;

    /// <summary>The line of the truth; sent when it happened.</summary>
    public TruthLine Truth(int index)
    {
        ref readonly var payment = ref Payments[index];
        return new TruthLine(Id(index), EventTime(index), Typology(index), new Money(payment.Billing, population.HomeOf(payment.Card).Currency).Amount);
    }

    /// <summary>The transaction as the contracts have it; the time of its sending stands at its event time.</summary>
    public Transaction Materialise(int index)
    {
        ref readonly var payment = ref Payments[index];
        var merchant = population.MerchantAt(payment.Terminal);
        var home = population.HomeOf(payment.Card);
        var face = population.Faces[payment.Card, payment.Generation];
        return new Transaction
        {
            Id = Id(index),
            Type = payment.Type,
            CardNumber = face.Number,
            CardHolder = population.Holder(payment.Card),
            CardToken = face.Token,
            AccountToken = face.AccountToken,
            Amount = new Money(payment.Amount, merchant.City.Currency),
            BillingAmount = new Money(payment.Billing, home.Currency),
            Merchant = merchant.Name,
            MerchantId = merchant.Id,
            Mcc = merchant.Category.Mcc,
            MerchantCountry = merchant.City.Country,
            TerminalId = population.Places.Id(payment.Terminal),
            Latitude = population.Terminal(payment.Terminal).Latitude,
            Longitude = population.Terminal(payment.Terminal).Longitude,
            CardCountry = home.Country,
            EntryMode = payment.EntryMode,
            Response = payment.Response,
            EventTime = EventTime(index),
            SentAt = EventTime(index),
        };
    }

    /// <summary>Begins another day in the same buffers.</summary>
    internal DayBuffer Begin(DateOnly date)
    {
        Date = date;
        Midnight = EventDay.Midnight(date);
        _buffer.Clear();
        return _buffer;
    }

    internal void Report(IReadOnlyList<Chargeback> chargebacks) => Chargebacks = chargebacks;
}
