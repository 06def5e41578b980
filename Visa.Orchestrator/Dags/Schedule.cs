using Cronos;

namespace Visa.Orchestrator.Dags;

/// <summary>
/// A cron expression in a time zone. Its occurrences are strictly increasing instants, and each interval lies between two that follow one another, so none
/// is missing, doubled or empty, whatever the clocks of the zone do.
/// </summary>
/// <param name="StartDelay">How long after its interval's end a run starts, so that what belongs to the interval has arrived.</param>
public sealed record Schedule(string Expression, CronExpression Cron, TimeZoneInfo Zone, TimeSpan StartDelay)
{
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(366 * 5);

    public static Schedule Parse(string cron, string zone, TimeSpan startDelay)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var expression = CronExpression.Parse(cron, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);
        return new Schedule(cron, expression, TimeZoneInfo.FindSystemTimeZoneById(zone), startDelay);
    }

    /// <summary>The first interval that starts at or after the instant; null when the expression has no two occurrences left.</summary>
    public DataInterval? FirstFrom(DateTimeOffset instant) =>
        // Asked for the instant itself, Cronos does not know a time that a jump of the clock has moved there; asked for what follows the tick before, it does.
        Cron.GetNextOccurrence(instant.UtcDateTime.AddTicks(-1), Zone) is { } start ? Starting(start) : null;

    /// <summary>The intervals whose start lies in [from, to), in order.</summary>
    public IEnumerable<DataInterval> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (var next = FirstFrom(from); next is { } interval && interval.Start < to; next = FirstFrom(interval.End))
        {
            yield return interval;
        }
    }

    /// <summary>The intervals from this start on whose runs may start at <paramref name="now"/>, in order.</summary>
    public IEnumerable<DataInterval> DueFrom(DateTimeOffset start, DateTimeOffset now)
    {
        for (var next = FirstFrom(start); next is { } interval && DueAt(interval) <= now; next = FirstFrom(interval.End))
        {
            yield return interval;
        }
    }

    /// <summary>The newest interval whose run may start at <paramref name="now"/>; null when there is none within five years.</summary>
    public DataInterval? LatestDue(DateTimeOffset now)
    {
        for (var lookBack = TimeSpan.FromHours(1); ; lookBack *= 8)
        {
            DataInterval? latest = null;
            foreach (var interval in DueFrom(now - StartDelay - lookBack, now))
            {
                latest = interval;
            }

            if (latest is not null || lookBack > LongestLookBack)
            {
                return latest;
            }
        }
    }

    public DateTimeOffset DueAt(DataInterval interval) => interval.End + StartDelay;

    private DataInterval? Starting(DateTime start) =>
        Cron.GetNextOccurrence(start, Zone) is { } end ? new DataInterval(new DateTimeOffset(start), new DateTimeOffset(end)) : null;
}
