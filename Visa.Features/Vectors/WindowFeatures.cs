using Visa.Features.Windows;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>The windows, and short ones against long ones.</summary>
internal static class WindowFeatures
{
    private const int DaysOfMonth = 30;
    private const int DaysOfWeek = 7;

    private static readonly int Hour = Window.Place("1h"), Day = Window.Place("24h"), Week = Window.Place("7d"), Month = Window.Place("30d");
    private static readonly Places[] Slots = [.. Window.All.Select(window => new Places(window.Code))];
    private static readonly int ToMeanOfDay = Slot("amount_to_mean_24h");
    private static readonly int Count1HTo24H = Slot("count_1h_to_24h"), Sum1HTo24H = Slot("sum_1h_to_24h");
    private static readonly int Count24HTo30D = Slot("count_24h_to_30d"), Sum24HTo30D = Slot("sum_24h_to_30d");
    private static readonly int Count7DTo30D = Slot("count_7d_to_30d"), Sum7DTo30D = Slot("sum_7d_to_30d");
    private static readonly int Max24HTo30D = Slot("max_24h_to_30d"), Merchants24HTo30D = Slot("merchants_24h_to_30d");

    public static void Write(in CardMoment moment, ReadOnlySpan<WindowTotals> windows, Span<float> features)
    {
        for (var i = 0; i < windows.Length; i++)
            Write(windows[i], Slots[i], features);
        WriteRatios(windows[Hour], windows[Day], windows[Week], windows[Month], features);
        ref readonly var day = ref windows[Day];
        features[ToMeanOfDay] = day.Sum == 0 ? 1 : (float)((double)moment.Current.Amount * day.Count / day.Sum);
    }

    private static void Write(in WindowTotals totals, Places slots, Span<float> features)
    {
        features[slots.Count] = totals.Count;
        features[slots.Sum] = (float)Dollars(totals.Sum);
        features[slots.Mean] = (float)totals.Mean;
        features[slots.Max] = (float)Dollars(totals.Max);
        features[slots.Merchants] = totals.Merchants;
        features[slots.Mccs] = totals.Mccs;
        features[slots.Countries] = totals.Countries;
        features[slots.Declines] = totals.Declines;
        features[slots.NotPresent] = (float)(totals.NotPresent / (double)totals.Count);
        features[slots.Cash] = totals.Cash;
        features[slots.Small] = totals.Small;
    }

    private static void WriteRatios(in WindowTotals hour, in WindowTotals day, in WindowTotals week, in WindowTotals month, Span<float> features)
    {
        features[Count1HTo24H] = Part(hour.Count, day.Count, 1);
        features[Sum1HTo24H] = Part(hour.Sum, day.Sum, 1);
        features[Count24HTo30D] = Part(day.Count, month.Count, DaysOfMonth);
        features[Sum24HTo30D] = Part(day.Sum, month.Sum, DaysOfMonth);
        features[Count7DTo30D] = Part(week.Count, month.Count, DaysOfMonth / (double)DaysOfWeek);
        features[Sum7DTo30D] = Part(week.Sum, month.Sum, DaysOfMonth / (double)DaysOfWeek);
        features[Max24HTo30D] = Part(day.Max, month.Max, 1);
        features[Merchants24HTo30D] = Part(day.Merchants, month.Merchants, 1);
    }

    private static float Part(long part, long whole, double factor) => whole == 0 ? 1 : (float)(part * factor / whole);

    private sealed class Places(string window)
    {
        public readonly int Count = Slot($"card_count_{window}"), Sum = Slot($"card_sum_{window}"), Mean = Slot($"card_mean_{window}"), Max = Slot($"card_max_{window}");
        public readonly int Merchants = Slot($"distinct_merchants_{window}"), Mccs = Slot($"distinct_mccs_{window}"), Countries = Slot($"distinct_countries_{window}");
        public readonly int Declines = Slot($"declines_{window}"), NotPresent = Slot($"not_present_share_{window}"), Cash = Slot($"cash_count_{window}"), Small = Slot($"small_count_{window}");
    }
}
