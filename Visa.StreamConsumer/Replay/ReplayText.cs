using System.Globalization;
using System.Text;

namespace Visa.StreamConsumer.Replay;

/// <summary>A report for a person.</summary>
internal static class ReplayText
{
    public static string Of(ReplayReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Replayed:#,0} decisions of {report.From:yyyy-MM-dd HH:mm} to {report.To:yyyy-MM-dd HH:mm} were made again: {report.Identical:#,0} byte for byte as recorded, {report.OtherScore:#,0} with another score, {report.OtherOutcome:#,0} with another outcome.");
        Table(text, "Outcomes", report.Outcomes);
        Table(text, "Reasons of changed outcomes (+ given now, - no longer)", report.Reasons);
        Table(text, "Could not be made again for want of", report.Unavailable);
        Note(text, report.Undecided, "transactions have no decision in the lake (yet)");
        Note(text, report.Incomplete, "decisions are left out: earlier transactions of their cards are not in the lake");
        Note(text, report.Conflicting, "transactions are recorded with two decisions that differ");
        Note(text, report.Unreadable, "lines are no transactions or decisions");
        foreach (var example in report.Examples)
            Line(text, $"{example.TransactionId} {example.EventTime:yyyy-MM-dd HH:mm:ss}  {Side(example.Recorded)}  ->  {Side(example.Replayed)}");
        return text.ToString().TrimEnd();
    }

    private static void Table(StringBuilder text, string heading, SortedDictionary<string, long> rows)
    {
        if (rows.Count == 0) return;
        Line(text, $"{heading}:");
        foreach (var (name, count) in rows.OrderByDescending(row => row.Value)) Line(text, $"  {count,12:#,0}  {name}");
    }

    private static void Note(StringBuilder text, long count, string what)
    {
        if (count > 0) Line(text, $"{count:#,0} {what}.");
    }

    private static string Side(ReplaySide side) => string.Create(CultureInfo.InvariantCulture, $"{side.Decision} {side.Score:0.0000} [{string.Join(", ", side.Reasons)}] {side.ModelVersion}/{side.PolicyVersion}");

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
