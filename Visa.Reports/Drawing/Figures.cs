using System.Globalization;

namespace Visa.Reports.Drawing;

/// <summary>Numbers as people read them.</summary>
public static class Figures
{
    /// <summary>1,500 as 1.5k, 2,000,000 as 2M; small values with as many decimals as they need.</summary>
    public static string Compact(double value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            >= 1e9 => Number(value / 1e9, "B"),
            >= 1e6 => Number(value / 1e6, "M"),
            >= 1e3 => Number(value / 1e3, "k"),
            _ => Number(value, ""),
        };
    }

    /// <summary>With thousands separated: 12,345.</summary>
    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share, int decimals = 1) => (share * 100).ToString($"F{decimals}", CultureInfo.InvariantCulture) + " %";

    public static string Fixed(double value, int decimals) => value.ToString($"#,0.{new string('0', decimals)}", CultureInfo.InvariantCulture);

    private static string Number(double value, string suffix) => value.ToString(Math.Abs(value) >= 0.01 || value == 0 ? "0.##" : "0.####", CultureInfo.InvariantCulture) + suffix;
}
