using System.Globalization;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Reads the numbers of a policy: decimal, with a point, finite.</summary>
internal static class Numbers
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
