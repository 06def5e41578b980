namespace Visa.Generator.Network;

/// <summary>Whether clocks are an hour ahead on a date.</summary>
internal static class SummerTimes
{
    public static bool Holds(SummerTime rule, DateOnly date) => rule switch
    {
        SummerTime.Europe => date >= LastSunday(date.Year, 3) && date < LastSunday(date.Year, 10),
        SummerTime.NorthAmerica => date >= Sunday(date.Year, 3, 2) && date < Sunday(date.Year, 11, 1),
        SummerTime.Australia => date >= Sunday(date.Year, 10, 1) || date < Sunday(date.Year, 4, 1),
        SummerTime.NewZealand => date >= LastSunday(date.Year, 9) || date < Sunday(date.Year, 4, 1),
        _ => false,
    };

    private static DateOnly Sunday(int year, int month, int which)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7 + 7 * (which - 1));
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
