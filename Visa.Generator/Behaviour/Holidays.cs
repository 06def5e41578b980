namespace Visa.Generator.Behaviour;

/// <summary>Public holidays of the network's countries that change what people buy: the main ones, not every regional one.</summary>
internal static class Holidays
{
    private static readonly Dictionary<string, (int Month, int Day)[]> Fixed = new()
    {
        ["US"] = [(1, 1), (7, 4), (11, 11), (12, 25)], ["CA"] = [(1, 1), (7, 1), (12, 25), (12, 26)], ["MX"] = [(1, 1), (5, 1), (9, 16), (12, 25)],
        ["BR"] = [(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 15), (12, 25)], ["GB"] = [(1, 1), (12, 25), (12, 26)],
        ["FR"] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)], ["DE"] = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)],
        ["NL"] = [(1, 1), (4, 27), (12, 25), (12, 26)], ["ES"] = [(1, 1), (1, 6), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)],
        ["IT"] = [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)], ["CH"] = [(1, 1), (8, 1), (12, 25), (12, 26)],
        ["SE"] = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26)], ["NO"] = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)],
        ["DK"] = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26)], ["PL"] = [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)],
        ["CZ"] = [(1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17), (12, 24), (12, 25), (12, 26)],
        ["HU"] = [(1, 1), (3, 15), (5, 1), (8, 20), (10, 23), (11, 1), (12, 25), (12, 26)], ["TR"] = [(1, 1), (4, 23), (5, 1), (5, 19), (7, 15), (8, 30), (10, 29)],
        ["AE"] = [(1, 1), (12, 2), (12, 3)], ["KW"] = [(1, 1), (2, 25), (2, 26)], ["ZA"] = [(1, 1), (3, 21), (4, 27), (5, 1), (6, 16), (8, 9), (9, 24), (12, 16), (12, 25), (12, 26)],
        ["IN"] = [(1, 26), (8, 15), (10, 2)], ["SG"] = [(1, 1), (5, 1), (8, 9), (12, 25)], ["HK"] = [(1, 1), (5, 1), (7, 1), (10, 1), (12, 25), (12, 26)],
        ["JP"] = [(1, 1), (1, 2), (1, 3), (2, 11), (4, 29), (5, 3), (5, 4), (5, 5), (11, 3), (11, 23)], ["KR"] = [(1, 1), (3, 1), (5, 5), (8, 15), (10, 3), (10, 9), (12, 25)],
        ["AU"] = [(1, 1), (1, 26), (4, 25), (12, 25), (12, 26)], ["NZ"] = [(1, 1), (1, 2), (2, 6), (4, 25), (12, 25), (12, 26)],
    };

    private static readonly HashSet<string> WithEaster =
        ["CA", "GB", "FR", "DE", "NL", "ES", "IT", "CH", "SE", "NO", "DK", "PL", "CZ", "HU", "ZA", "AU", "NZ", "HK", "BR"];

    public static bool Contain(string country, DateOnly date)
    {
        if (Fixed[country].Contains((date.Month, date.Day))) return true;
        if (country == "US" && date.Month == 11 && date.DayOfWeek == DayOfWeek.Thursday && date.Day is >= 22 and <= 28) return true;
        return WithEaster.Contains(country) && date.DayNumber - EasterSunday(date.Year).DayNumber is -2 or 0 or 1;
    }

    /// <summary>Western Easter, by the anonymous Gregorian computus (Meeus, Jones, Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var month = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * month + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }
}
