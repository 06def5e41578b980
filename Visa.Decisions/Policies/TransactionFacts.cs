using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Decisions.Policies;

/// <summary>What lists are about: who and where, which no feature says. Countries are ISO 3166-1 alpha-2, the MCC is ISO 18245.</summary>
public readonly record struct TransactionFacts(
    TransactionId Id, CardToken Card, DateTimeOffset EventTime, string MerchantId, string MerchantCountry, string CardCountry, int Mcc)
{
    public static TransactionFacts Of(Transaction transaction) => new(
        transaction.Id, transaction.CardToken, transaction.EventTime, transaction.MerchantId, transaction.MerchantCountry, transaction.CardCountry, transaction.Mcc);
}
