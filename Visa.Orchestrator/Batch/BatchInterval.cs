using System.Globalization;
using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Batch;

/// <summary>An interval as it is written on a command line and in names.</summary>
internal static class BatchInterval
{
    private const string Compact = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Reads <c>START/END</c>, ISO 8601; without a zone it is UTC.</summary>
    public static bool TryParse(string text, out DataInterval interval)
    {
        interval = default;
        var parts = text.Split('/');
        if (parts.Length != 2 || !TryTime(parts[0], out var start) || !TryTime(parts[1], out var end) || start >= end) return false;
        interval = new DataInterval(start, end);
        return true;
    }

    /// <summary>From the midnight (UTC) before a time until its last whole second.</summary>
    public static DataInterval TodayUntil(DateTimeOffset time)
    {
        var end = new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return new DataInterval(new DateTimeOffset(end.AddTicks(-1).UtcDateTime.Date, TimeSpan.Zero), end);
    }

    /// <summary>Names all that a run writes: equal intervals share it, others do not, not even those that begin alike.</summary>
    public static string RunKeyOf(DataInterval interval) =>
        $"{interval.Start.UtcDateTime.ToString(Compact, CultureInfo.InvariantCulture)}-{interval.End.UtcDateTime.ToString(Compact, CultureInfo.InvariantCulture)}";

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
