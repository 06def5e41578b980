using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Risk;

/// <summary>Ninety days of transactions in event-time order, some disputed days or weeks later, for fraud or for something else.</summary>
internal sealed class RandomHistory
{
    private readonly Random _random;

    public RandomHistory(int seed, int count)
    {
        _random = new Random(seed);
        Transactions = [.. Enumerable.Range(0, count).Select(Make).OrderBy(t => t.EventTime)];
        Chargebacks = [.. Transactions.Where(_ => _random.Next(4) == 0).Select(Dispute)];
    }

    public IReadOnlyList<Transaction> Transactions { get; }

    public IReadOnlyList<Chargeback> Chargebacks { get; }

    private Transaction Make(int number) => Tests.Transactions.At(Tests.Transactions.Noon.AddMinutes(_random.Next(90 * 24 * 60)), number, (UInt128)_random.Next(6)) with
    {
        BillingAmount = new Money(_random.Next(20_000), Currency.Usd),
        MerchantId = $"m-{_random.Next(3)}",
        TerminalId = $"t-{_random.Next(3)}",
        Mcc = 5000 + _random.Next(2),
        CardNumber = new MaskedPan($"40000{_random.Next(2)}******0000"),
    };

    private Chargeback Dispute(Transaction transaction) => new()
    {
        TransactionId = transaction.Id,
        CardToken = transaction.CardToken,
        ReportedAt = transaction.EventTime.AddMinutes(_random.Next(40 * 24 * 60)),
        ReasonCode = _random.Next(5) == 0 ? "13.1" : "10.4",
        Amount = transaction.BillingAmount,
    };
}
