using System.Globalization;
using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.Features.Risk;

namespace Visa.Benchmarks.Handbook;

/// <summary>
/// Runs the handbook's transactions through the platform's own features, in event time: each vector knows the card's past, and of labels only those that are seven days old. A
/// customer is a card, a terminal a merchant with one terminal; what the data lacks is the same for all.
/// </summary>
internal sealed class HandbookHistory
{
    private static readonly TimeSpan Delay = TimeSpan.FromDays(7);

    private readonly CardStateStore _cards = new();

    // The simulator's first rule is an amount above 220: known from the training data of any fold, where no genuine amount exceeds it.
    private readonly LabelHistory _labels = new(new LabelHistoryOptions { Delay = Delay, ExplainedAbove = 220 });

    private readonly MaskedPan _number = MaskedPan.TryParse("400000******0002", out var number) ? number : throw new InvalidOperationException("The masked number is not one.");

    public HandbookHistory() => _cards.Risk = _labels;

    /// <returns>The days from the first to the last, both included.</returns>
    public HandbookDay[] Run(IEnumerable<HandbookPayment> payments, int firstDay, int lastDay)
    {
        HandbookDay[] days = [.. Enumerable.Range(firstDay, lastDay - firstDay + 1).Select(_ => new HandbookDay())];
        var vector = new float[FeatureCatalogue.Count];
        foreach (var payment in payments.TakeWhile(payment => payment.Day <= lastDay))
        {
            Accept(payment, vector);
            if (payment.Day < firstDay) continue;
            var day = days[payment.Day - firstDay];
            day.Values.AddRange(vector);
            day.IsFraud.Add(payment.IsFraud);
            day.Customers.Add(payment.Customer);
            day.Amounts.Add(payment.Cents / 100.0);
        }

        return days;
    }

    private void Accept(HandbookPayment payment, float[] vector)
    {
        var transaction = ToTransaction(payment);
        _labels.AdvanceTo(payment.Time);
        if (!_cards.TryAccept(transaction, vector, out _)) throw new InvalidDataException($"Transaction {payment.Number} was there before.");
        _labels.Add(transaction);
        if (payment.IsFraud)
        {
            // Known when it is seven days old and no sooner.
            _labels.Report(new Chargeback
            {
                TransactionId = transaction.Id,
                CardToken = transaction.CardToken,
                ReportedAt = payment.Time + Delay - TimeSpan.FromMilliseconds(1),
                ReasonCode = "10.4",
                Amount = transaction.BillingAmount,
            });
        }
    }

    private Transaction ToTransaction(HandbookPayment payment)
    {
        var amount = new Money(payment.Cents, Currency.Usd);
        var terminal = payment.Terminal.ToString(CultureInfo.InvariantCulture);
        return new Transaction
        {
            Id = TransactionId.Create(payment.Time, (UInt128)payment.Number),
            Type = TransactionType.Purchase,
            CardNumber = _number,
            CardHolder = "",
            CardToken = new CardToken((UInt128)payment.Customer),
            AccountToken = new CardToken((UInt128)payment.Customer),
            Amount = amount,
            BillingAmount = amount,
            Merchant = terminal,
            MerchantId = terminal,
            Mcc = 5999,
            MerchantCountry = "US",
            TerminalId = terminal,
            Latitude = 0,
            Longitude = 0,
            CardCountry = "US",
            EntryMode = EntryMode.Chip,
            Response = IssuerResponse.Approved,
            EventTime = payment.Time,
            SentAt = payment.Time,
        };
    }
}
