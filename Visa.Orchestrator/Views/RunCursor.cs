using System.Globalization;

namespace Visa.Orchestrator.Views;

/// <summary>A place in the list of runs, which is in order of what they cover and then of their number: several runs may cover the same time.</summary>
/// <param name="SortAt">UTC ticks of the interval's start, or of the run's making when it covers none.</param>
/// <param name="IsForward">Whether the page goes on to newer runs from here, rather than to older ones.</param>
public readonly record struct RunCursor(long SortAt, long Id, bool IsForward = false)
{
    /// <summary>The runs before a time.</summary>
    public static implicit operator RunCursor(DateTimeOffset time) => FromDateTimeOffset(time);

    public static RunCursor FromDateTimeOffset(DateTimeOffset time) => new(time.UtcTicks, 0);

    public static RunCursor OlderThan(GridRun run) => new(SortAtOf(run), run.Id);

    public static RunCursor NewerThan(GridRun run) => new(SortAtOf(run), run.Id, IsForward: true);

    /// <summary>The run itself and older ones.</summary>
    public static RunCursor From(GridRun run) => new(SortAtOf(run), run.Id + 1);

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static RunCursor? Parse(string? text) =>
        text?.Split('.') is [var word and ("before" or "after"), var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var sortAt) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RunCursor(sortAt, number, word == "after")
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsForward ? "after" : "before")}.{SortAt}.{Id}");

    private static long SortAtOf(GridRun run) => (run.Interval?.Start ?? run.CreatedAt).UtcTicks;
}
