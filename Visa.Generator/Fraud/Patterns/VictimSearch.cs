using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Simulation;

namespace Visa.Generator.Fraud.Patterns;

/// <summary>Finds holders by what they really do.</summary>
internal static class VictimSearch
{
    public static long TimeOf(DateOnly date, in PaymentIntent payment) => EventDay.Midnight(date) + payment.Milliseconds;

    /// <summary>Someone who pays in person on the campaign's first day, and one of those payments; gives up after so many people.</summary>
    public static bool TryFindPresent(Campaign campaign, int asked, out int customer, out PaymentIntent payment) =>
        TryFind(campaign, asked, static intent => intent.IsInPerson, out customer, out payment);

    /// <summary>Someone whose payments of the campaign's first day include one that fits, and one of these.</summary>
    public static bool TryFind(Campaign campaign, int asked, Predicate<PaymentIntent> fits, out int customer, out PaymentIntent payment)
    {
        (customer, payment) = (0, default);
        for (; asked > 0; asked--)
        {
            customer = campaign.AnyCustomer();
            if (TryPick(campaign, campaign.Holders.Of(customer, campaign.Date), fits, out payment)) return true;
        }
        return false;
    }

    /// <summary>One of the payments that fit, each as likely.</summary>
    public static bool TryPick(Campaign campaign, IntentList intents, Predicate<PaymentIntent> fits, out PaymentIntent picked)
    {
        picked = default;
        var seen = 0;
        for (var i = 0; i < intents.Count; i++)
            if (fits(intents[i]) && campaign.Prng.Next(++seen) == 0) picked = intents[i];
        return seen > 0;
    }

    public static bool IsPurchase(in PaymentIntent intent, long leastMinorUnits) =>
        intent.Type == TransactionType.Purchase && intent.Origin == PaymentOrigin.Holder && intent.Amount >= leastMinorUnits;
}
