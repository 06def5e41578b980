using Visa.Domain.Transactions;
using Visa.Features.Cards;
using Visa.Features.Windows;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>The order of the card's transactions, over the kept ones.</summary>
internal static class SequenceFeatures
{
    private static readonly int Rising = Slot("rising_run"), Equal = Slot("equal_amount_run"), EqualOfDay = Slot("equal_amount_count_24h"), SameMerchant = Slot("same_merchant_run");
    private static readonly int Declines = Slot("declines_in_row"), DeclinesBefore = Slot("declines_before_approval"), ToPrevious = Slot("amount_to_previous");
    private static readonly int Verifications = Slot("verifications_24h"), AfterVerification = Slot("is_first_after_verification");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var past = moment.Past;
        WriteRuns(moment.Events, features);
        WriteDeclines(past, features);
        WriteDay(moment, features);
        features[ToPrevious] = past.IsEmpty ? float.NaN : Ratio(Dollars(moment.Current.Amount), Dollars(past[^1].Amount));
        features[AfterVerification] = Flag(!past.IsEmpty && past[^1].Type == TransactionType.AccountVerification);
    }

    private static void WriteRuns(ReadOnlySpan<CardEvent> events, Span<float> features)
    {
        var (rising, equal, merchant) = (1, 1, 1);
        while (rising < events.Length && events[^rising].Amount > events[^(rising + 1)].Amount)
            rising++;
        while (equal < events.Length && events[^equal].Amount == events[^(equal + 1)].Amount)
            equal++;
        while (merchant < events.Length && events[^merchant].Merchant == events[^(merchant + 1)].Merchant)
            merchant++;
        features[Rising] = rising;
        features[Equal] = equal;
        features[SameMerchant] = merchant;
    }

    private static void WriteDeclines(ReadOnlySpan<CardEvent> past, Span<float> features)
    {
        var inRow = DeclinesAtEnd(past);
        features[Declines] = inRow;
        features[DeclinesBefore] = inRow > 0 || past.IsEmpty ? 0 : DeclinesAtEnd(past[..^1]);
    }

    private static int DeclinesAtEnd(ReadOnlySpan<CardEvent> past)
    {
        var count = 0;
        while (count < past.Length && past[^(count + 1)].IsDeclined)
            count++;
        return count;
    }

    private static void WriteDay(in CardMoment moment, Span<float> features)
    {
        var (equal, verifications) = (0, 0);
        var past = moment.Past;
        var edge = moment.Current.Time - Window.Day;
        for (var i = past.Length - 1; i >= 0 && past[i].Time > edge; i--)
        {
            equal += past[i].Amount == moment.Current.Amount ? 1 : 0;
            verifications += past[i].Type == TransactionType.AccountVerification ? 1 : 0;
        }
        features[EqualOfDay] = equal;
        features[Verifications] = verifications;
    }
}
