using System.Runtime.InteropServices;
using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Lake;

/// <summary>What issuers reported as fraud, and when: the only labels there are. Other disputes are no fraud.</summary>
internal sealed class FraudReports
{
    private const string FraudConditions = "10.";

    private readonly Dictionary<TransactionId, Chargeback> _byTransaction = [];
    private readonly Dictionary<CardToken, DateTimeOffset> _firstOfCard = [];

    /// <summary>One a transaction, the first.</summary>
    public IReadOnlyCollection<Chargeback> All => _byTransaction.Values;

    /// <summary>When the fraud was first reported; null when it never was.</summary>
    public DateTimeOffset? ReportedAt(TransactionId transaction) => _byTransaction.TryGetValue(transaction, out var report) ? report.ReportedAt : null;

    /// <summary>When the card was first known to be compromised; null when it never was.</summary>
    public DateTimeOffset? CompromisedAt(CardToken card) => _firstOfCard.TryGetValue(card, out var first) ? first : null;

    public void Add(Chargeback chargeback)
    {
        if (!chargeback.ReasonCode.StartsWith(FraudConditions, StringComparison.Ordinal)) return;
        ref var report = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTransaction, chargeback.TransactionId, out _);
        if (report is null || chargeback.ReportedAt < report.ReportedAt) report = chargeback;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstOfCard, chargeback.CardToken, out var isKnown);
        if (!isKnown || chargeback.ReportedAt < first) first = chargeback.ReportedAt;
    }

    public async Task ReadAsync(ParquetGroup group, CancellationToken cancellationToken)
    {
        var (ids, cards) = (await group.RequiredTextAsync("transaction_id", cancellationToken), await group.RequiredTextAsync("card_token", cancellationToken));
        var (times, reasons) = (await group.TimeAsync("reported_at", cancellationToken), await group.RequiredTextAsync("reason_code", cancellationToken));
        var (amounts, currencies) = (await group.AmountAsync("amount", cancellationToken), await group.RequiredTextAsync("currency", cancellationToken));
        for (var row = 0; row < group.Count; row++)
        {
            var currency = Currency.TryParse(currencies[row], out var known) ? known : throw group.Unusable("currency", row, currencies[row]);
            Add(new Chargeback
            {
                TransactionId = TransactionId.TryParse(ids[row], out var id) ? id : throw group.Unusable("transaction_id", row, ids[row]),
                CardToken = CardToken.TryParse(cards[row], out var card) ? card : throw group.Unusable("card_token", row, cards[row]),
                ReportedAt = times[row],
                ReasonCode = reasons[row],
                Amount = new Money((long)(amounts[row] * currency.MinorUnitsPerUnit), currency),
            });
        }
    }
}
