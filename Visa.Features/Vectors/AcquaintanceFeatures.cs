using Visa.Features.Cards;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>Whom the card knows, and for how long.</summary>
internal static class AcquaintanceFeatures
{
    private const long Never = long.MaxValue;

    private static readonly int NewMerchant = Slot("is_new_merchant"), NewMcc = Slot("is_new_mcc"), NewTerminal = Slot("is_new_terminal"), NewCountry = Slot("is_new_country");
    private static readonly int MerchantDays = Slot("merchant_known_days"), MccDays = Slot("mcc_known_days"), CountryDays = Slot("country_known_days"), TerminalDays = Slot("terminal_known_days");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var current = moment.Current;
        var (merchant, mcc, country, terminal) = (Never, Never, Never, Never);
        var past = moment.Past;
        for (var i = past.Length - 1; i >= 0; i--)
        {
            ref readonly var seen = ref past[i];
            mcc = seen.Mcc == current.Mcc ? seen.Time : mcc;
            country = seen.Country == current.Country ? seen.Time : country;
            if (seen.Merchant != current.Merchant)
                continue;
            merchant = seen.Time;
            terminal = seen.Terminal == current.Terminal ? seen.Time : terminal;
        }
        merchant = Math.Min(merchant, FirstMet(moment, Acquaintance.OfMerchant(current.Merchant)));
        mcc = Math.Min(mcc, FirstMet(moment, Acquaintance.OfMcc(current.Mcc)));
        country = Math.Min(country, FirstMet(moment, Acquaintance.OfCountry(current.Country)));
        Write(merchant, current.Time, NewMerchant, MerchantDays, features);
        Write(mcc, current.Time, NewMcc, MccDays, features);
        Write(country, current.Time, NewCountry, CountryDays, features);
        Write(terminal, current.Time, NewTerminal, TerminalDays, features);
    }

    private static void Write(long firstMet, long now, int flag, int days, Span<float> features)
    {
        features[flag] = Flag(firstMet == Never);
        features[days] = firstMet == Never ? float.NaN : Days(now - firstMet);
    }

    private static long FirstMet(in CardMoment moment, ulong subject)
    {
        foreach (var known in moment.Acquaintances)
        {
            if (known.Subject == subject && known.FirstMet <= moment.Current.Time)
                return known.FirstMet;
        }
        return Never;
    }
}
