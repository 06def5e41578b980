using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Features.Amounts;
using Visa.Features.Clocks;
using Visa.Features.Identities;
using Visa.Features.Windows;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>The transaction by itself.</summary>
internal static class TransactionFeatures
{
    private const double SolarMillisecondsPerDegree = 240_000;
    private const long NightEnds = 6 * Window.Hour;

    private static readonly int Amount = Slot("amount"), Log = Slot("log_amount");
    private static readonly int Fraction = Slot("amount_fraction"), Whole = Slot("is_whole_amount"), Tens = Slot("is_multiple_of_10"), Hundreds = Slot("is_multiple_of_100");
    private static readonly int Zero = Slot("is_zero_amount"), One = Slot("is_one_unit"), JustBelow = Slot("is_just_below_whole"), Small = Slot("is_small_amount"), OtherCurrency = Slot("is_other_currency");
    private static readonly int FirstEntryMode = Slot("is_chip"), FirstType = Slot("is_refund"), NotPresent = Slot("is_card_not_present"), Foreign = Slot("is_foreign"), ForeignNotPresent = Slot("is_foreign_not_present");
    private static readonly int Night = Slot("is_night"), HourSine = Slot("hour_sine"), HourCosine = Slot("hour_cosine"), WeekdaySine = Slot("weekday_sine"), WeekdayCosine = Slot("weekday_cosine");
    private static readonly int Weekend = Slot("is_weekend"), LocalNight = Slot("is_local_night");
    private static readonly int MccGroup = Slot("mcc_group"), QuasiCash = Slot("is_quasi_cash"), Fuel = Slot("is_fuel"), Travel = Slot("is_travel"), Digital = Slot("is_digital_goods"), Resold = Slot("is_resellable");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var transaction = moment.Transaction;
        features[Amount] = (float)Dollars(moment.Current.Amount);
        features[Log] = (float)(LogAmount.Of(moment.Current.Amount) * LogAmount.Step);
        features[Small] = Flag(moment.Current.Amount <= WindowPass.SmallAmount);
        WriteShape(transaction.Amount, features);
        features[OtherCurrency] = Flag(!string.Equals(transaction.Amount.Currency.Code, transaction.BillingAmount.Currency.Code, StringComparison.Ordinal));
        WritePresentation(transaction, features);
        WriteTimes(transaction, moment.Current.Time, features);
        WriteCategory(transaction.Mcc, features);
    }

    private static void WriteShape(Money money, Span<float> features)
    {
        var unit = money.Currency.Decimals switch { 0 => 1L, 2 => 100, _ => 1000 };
        var size = (long)ulong.Min((ulong)Int128.Abs(money.MinorUnits), long.MaxValue);
        var (whole, rest) = Math.DivRem(size, unit);
        var isWhole = rest == 0 && size != 0;
        features[Fraction] = (float)(rest / (double)unit);
        features[Whole] = Flag(isWhole);
        features[Tens] = Flag(isWhole && whole % 10 == 0);
        features[Hundreds] = Flag(isWhole && whole % 100 == 0);
        features[Zero] = Flag(size == 0);
        features[One] = Flag(size == unit);
        features[JustBelow] = Flag(rest * 10 >= unit * 9);
    }

    private static void WritePresentation(Transaction transaction, Span<float> features)
    {
        for (var mode = EntryMode.Chip; mode <= EntryMode.Manual; mode++)
            features[FirstEntryMode + (int)mode] = Flag(transaction.EntryMode == mode);
        for (var type = TransactionType.Refund; type <= TransactionType.AccountVerification; type++)
            features[FirstType + (int)type - 1] = Flag(transaction.Type == type);
        var isNotPresent = transaction.EntryMode is EntryMode.Ecommerce or EntryMode.Manual;
        var isForeign = !string.Equals(transaction.MerchantCountry, transaction.CardCountry, StringComparison.Ordinal);
        features[NotPresent] = Flag(isNotPresent);
        features[Foreign] = Flag(isForeign);
        features[ForeignNotPresent] = Flag(isNotPresent && isForeign);
    }

    private static void WriteTimes(Transaction transaction, long time, Span<float> features)
    {
        var local = new LocalTime(time + LocalClock.Offset(transaction));
        features[HourSine] = (float)local.HourSine;
        features[HourCosine] = (float)local.HourCosine;
        features[WeekdaySine] = (float)local.WeekdaySine;
        features[WeekdayCosine] = (float)local.WeekdayCosine;
        features[Weekend] = Flag(local.IsWeekend);
        features[LocalNight] = Flag(local.IsNight);
        // No time zone table: the sun is what makes a night, and the data has coordinates.
        var solar = (time + (long)(transaction.Longitude * SolarMillisecondsPerDegree) + Window.Day) % Window.Day;
        features[Night] = Flag(solar < NightEnds);
    }

    private static void WriteCategory(int mcc, Span<float> features)
    {
        features[MccGroup] = MerchantCategory.Group(mcc);
        features[QuasiCash] = Flag(MerchantCategory.IsQuasiCash(mcc));
        features[Fuel] = Flag(MerchantCategory.IsFuel(mcc));
        features[Travel] = Flag(MerchantCategory.IsTravel(mcc));
        features[Digital] = Flag(MerchantCategory.IsDigital(mcc));
        features[Resold] = Flag(MerchantCategory.IsResold(mcc));
    }
}
