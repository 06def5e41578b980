using Visa.Features.Clocks;
using Visa.Features.Identities;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>How much the transaction is like the card's earlier ones of 30 days.</summary>
internal static class HabitFeatures
{
    private static readonly int GroupShare = Slot("mcc_group_share_30d"), ToGroupMean = Slot("amount_to_mcc_group_mean_30d"), ToMerchantMean = Slot("amount_to_merchant_mean_30d"), MerchantCount = Slot("merchant_count_30d");
    private static readonly int MccShare = Slot("mcc_share_30d"), CountryShare = Slot("country_share_30d"), EntryModeShare = Slot("entry_mode_share_30d"), HourShare = Slot("hour_share_30d"), WeekendShare = Slot("weekend_share_30d");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        WriteMerchants(moment, features);
        WriteManner(moment, features);
        WriteTimes(moment, features);
    }

    private static void WriteMerchants(in CardMoment moment, Span<float> features)
    {
        var (mcc, merchant) = (moment.Current.Mcc, moment.Current.Merchant);
        var group = MerchantCategory.Group(mcc);
        var (inGroup, groupSum, atMerchant, merchantSum, ofMcc) = (0, 0L, 0, 0L, 0);
        foreach (ref readonly var seen in moment.Month)
        {
            var isMcc = seen.Mcc == mcc;
            ofMcc += isMcc ? 1 : 0;
            if (isMcc || MerchantCategory.Group(seen.Mcc) == group)
            {
                inGroup++;
                groupSum += seen.Amount;
            }
            if (seen.Merchant == merchant)
            {
                atMerchant++;
                merchantSum += seen.Amount;
            }
        }
        var amount = Dollars(moment.Current.Amount);
        features[GroupShare] = Share(inGroup, moment.Month.Length);
        features[MccShare] = Share(ofMcc, moment.Month.Length);
        features[MerchantCount] = atMerchant;
        features[ToGroupMean] = inGroup == 0 ? float.NaN : Ratio(amount, Dollars(groupSum) / inGroup);
        features[ToMerchantMean] = atMerchant == 0 ? float.NaN : Ratio(amount, Dollars(merchantSum) / atMerchant);
    }

    private static void WriteManner(in CardMoment moment, Span<float> features)
    {
        var (country, mode) = (moment.Current.Country, moment.Current.EntryMode);
        var (inCountry, inMode) = (0, 0);
        foreach (ref readonly var seen in moment.Month)
        {
            inCountry += seen.Country == country ? 1 : 0;
            inMode += seen.EntryMode == mode ? 1 : 0;
        }
        features[CountryShare] = Share(inCountry, moment.Month.Length);
        features[EntryModeShare] = Share(inMode, moment.Month.Length);
    }

    /// <summary>All on the clock of this transaction.</summary>
    private static void WriteTimes(in CardMoment moment, Span<float> features)
    {
        var offset = LocalClock.Offset(moment.Transaction);
        var now = new LocalTime(moment.Current.Time + offset);
        var (near, onWeekends) = (0, 0);
        foreach (ref readonly var seen in moment.Month)
        {
            var local = new LocalTime(seen.Time + offset);
            near += local.IsNearTimeOf(now) ? 1 : 0;
            onWeekends += local.IsWeekend ? 1 : 0;
        }
        features[HourShare] = Share(near, moment.Month.Length);
        features[WeekendShare] = Share(onWeekends, moment.Month.Length);
    }
}
