using System.Diagnostics.CodeAnalysis;
using Visa.Decisions.Protocol;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Decisions.Policies;

/// <summary>The facts of a transaction as the scoring protocol carries them.</summary>
public static class FactsMessage
{
    private static readonly long FirstTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static Facts Write(in TransactionFacts facts) => new()
    {
        TransactionId = facts.Id.ToString(),
        CardToken = facts.Card.ToString(),
        EventTime = facts.EventTime.ToUnixTimeMilliseconds(),
        MerchantId = facts.MerchantId,
        MerchantCountry = facts.MerchantCountry,
        CardCountry = facts.CardCountry,
        Mcc = facts.Mcc,
    };

    /// <summary>False with the end of a sentence that says what is wrong.</summary>
    public static bool TryRead(Facts message, out TransactionFacts facts, [NotNullWhen(false)] out string? problem)
    {
        facts = default;
        problem = null;
        if (!TransactionId.TryParse(message.TransactionId, out var id)) problem = "has a transaction_id that is no UUID with dashes";
        if (!CardToken.TryParse(message.CardToken, out var card)) problem = "has a card_token that is not 26 characters of base32";
        if (message.EventTime < FirstTime || message.EventTime > LastTime) problem = "has an event_time outside of the calendar";
        if (problem is not null) return false;
        facts = new TransactionFacts(
            id, card, DateTimeOffset.FromUnixTimeMilliseconds(message.EventTime), message.MerchantId, message.MerchantCountry, message.CardCountry, message.Mcc);
        return true;
    }
}
