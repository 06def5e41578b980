using System.Globalization;
using System.Text;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Prefixes;

/// <summary>
/// The part of Java's DateTimeFormatter that prefixes use: the letters y, M, d, H, m and s in numeric widths, and text in single quotes. A repeated
/// letter gives the least number of digits, yy the last two of the year.
/// </summary>
internal static class TimestampPattern
{
    private const string Letters = "yMdHms";
    private const string Reserved = "{}#[]";
    private const int WidestYear = 4;
    private const int WidestOther = 2;

    /// <summary>Throws InvalidArgumentException for a pattern that this part does not know.</summary>
    public static void Check(string pattern) => Format(pattern, DateTimeOffset.UnixEpoch);

    public static string Format(string pattern, DateTimeOffset time)
    {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            at = pattern[at] == '\'' ? AppendQuoted(text, pattern, at) : AppendUnquoted(text, pattern, at, time);
        }

        return text.ToString();
    }

    /// <summary>Two quotes in a row stand for one, in quoted text and outside of it.</summary>
    private static int AppendQuoted(StringBuilder text, string pattern, int at)
    {
        if (IsQuote(pattern, at + 1))
        {
            text.Append('\'');
            return at + 2;
        }

        for (at++; !IsQuote(pattern, at) || IsQuote(pattern, at + 1); at++)
        {
            at += IsQuote(pattern, at) ? 1 : 0;
            text.Append(at < pattern.Length ? pattern[at] : throw Invalid(pattern, "a quote is not closed"));
        }

        return at + 1;
    }

    private static bool IsQuote(string pattern, int at) => at < pattern.Length && pattern[at] == '\'';

    private static int AppendUnquoted(StringBuilder text, string pattern, int at, DateTimeOffset time)
    {
        var letter = pattern[at];
        if (!char.IsAsciiLetter(letter))
        {
            text.Append(Reserved.Contains(letter, StringComparison.Ordinal) ? throw Invalid(pattern, $"{letter} is reserved") : letter);
            return at + 1;
        }

        var end = at;
        while (end < pattern.Length && pattern[end] == letter)
        {
            end++;
        }

        var width = end - at;
        if (!Letters.Contains(letter, StringComparison.Ordinal) || width > (letter == 'y' ? WidestYear : WidestOther))
        {
            throw Invalid(pattern, $"{pattern[at..end]} is not one of yyyy, yy, MM, M, dd, d, HH, H, mm, m, ss, s");
        }

        text.Append(Value(letter, width, time).ToString($"D{width}", CultureInfo.InvariantCulture));
        return end;
    }

    private static int Value(char letter, int width, DateTimeOffset time) => letter switch
    {
        'y' => width == 2 ? time.Year % 100 : time.Year,
        'M' => time.Month,
        'd' => time.Day,
        'H' => time.Hour,
        'm' => time.Minute,
        _ => time.Second,
    };

    private static AwsException Invalid(string pattern, string reason) =>
        AwsErrors.InvalidArgument($"The timestamp expression !{{timestamp:{pattern}}} cannot be evaluated: {reason}.");
}
