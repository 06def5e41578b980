using System.Text.RegularExpressions;

namespace Aspire.Hosting.Logs;

internal static partial class AnsiText
{
    /// <summary>Removes colour and cursor sequences.</summary>
    public static string Strip(string text) => text.Contains('\e', StringComparison.Ordinal) ? Sequence().Replace(text, "") : text;

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Sequence();
}
