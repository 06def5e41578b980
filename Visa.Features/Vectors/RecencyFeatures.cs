using Visa.Domain.Transactions;
using Visa.Features.Identities;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>Times since something happened to the card.</summary>
internal static class RecencyFeatures
{
    private static readonly int Previous = Slot("seconds_since_previous"), NotPresent = Slot("seconds_since_not_present"), Cash = Slot("seconds_since_cash");
    private static readonly int Decline = Slot("seconds_since_decline"), Abroad = Slot("seconds_since_abroad"), Verification = Slot("seconds_since_verification");
    private static readonly int HistoryDays = Slot("history_days"), Transactions = Slot("card_transactions");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var now = moment.Current.Time;
        var past = moment.Past;
        features[Previous] = past.IsEmpty ? float.NaN : Seconds(now - past[^1].Time);
        WriteLast(moment, Country.Of(moment.Transaction.CardCountry), features);
        var first = past.IsEmpty ? now : past[0].Time;
        if (moment.Gone.Count > 0)
            first = Math.Min(first, moment.Gone.FirstTime);
        features[HistoryDays] = Days(Math.Max(0, now - first));
        features[Transactions] = moment.Ordinal;
    }

    private static void WriteLast(in CardMoment moment, int home, Span<float> features)
    {
        const long None = -1;
        var (notPresent, cash, decline, abroad, verification) = (None, None, None, None, None);
        foreach (ref readonly var seen in moment.Month)
        {
            var time = seen.Time;
            notPresent = seen.IsNotPresent ? time : notPresent;
            cash = seen.Type == TransactionType.Cash ? time : cash;
            decline = seen.IsDeclined ? time : decline;
            abroad = seen.Country != home ? time : abroad;
            verification = seen.Type == TransactionType.AccountVerification ? time : verification;
        }
        var now = moment.Current.Time;
        features[NotPresent] = Since(notPresent, now);
        features[Cash] = Since(cash, now);
        features[Decline] = Since(decline, now);
        features[Abroad] = Since(abroad, now);
        features[Verification] = Since(verification, now);
    }

    private static float Since(long time, long now) => time < 0 ? float.NaN : Seconds(now - time);
}
