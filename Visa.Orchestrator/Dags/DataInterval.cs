using System.Globalization;

namespace Visa.Orchestrator.Dags;

/// <summary>The half-open stretch of time [Start, End) that a run covers; it may start once the interval has ended.</summary>
public readonly record struct DataInterval(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Names what the interval's steps write: equal intervals have equal keys, and keys sort by time.</summary>
    public string RunKey => Start.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Both ends in UTC, as ISO 8601 writes an interval.</summary>
    public string Key => $"{Iso(Start)}/{Iso(End)}";

    public override string ToString() => $"[{Iso(Start)}, {Iso(End)})";

    public static DataInterval FromTicks(long start, long end) => new(new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(end, TimeSpan.Zero));

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
