using Visa.Generator.Simulation;

namespace Visa.Generator.Layouts;

/// <summary>Cuts a day into runs of consecutive transactions.</summary>
internal static class DaySlices
{
    private const int HourMilliseconds = 3_600_000;

    /// <summary>The transactions of each hour that has some, cut again after so many.</summary>
    public static IEnumerable<(int Hour, int Part, Range Transactions)> ByHour(SimulatedDay day, int most)
    {
        var end = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            var start = end;
            end = FirstAtOrAfter(day, (hour + 1) * HourMilliseconds, start);
            foreach (var (part, slice) in Cut(start, end, most)) yield return (hour, part, slice);
        }
    }

    /// <summary>All the day's transactions, cut after so many.</summary>
    public static IEnumerable<(int Part, Range Transactions)> Whole(SimulatedDay day, int most) => Cut(0, day.Count, most);

    private static IEnumerable<(int Part, Range Slice)> Cut(int start, int end, int most)
    {
        for (var (part, at) = (0, start); at < end; part++, at += most) yield return (part, at..Math.Min(at + most, end));
    }

    private static int FirstAtOrAfter(SimulatedDay day, int milliseconds, int from)
    {
        var (low, high) = (from, day.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (day.Payments[middle].Milliseconds < milliseconds) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
