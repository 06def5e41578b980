namespace Visa.Features.Windows;

/// <summary>A width of (t - w, t].</summary>
/// <param name="Code">As in feature names.</param>
/// <param name="Span">In words, after "the last".</param>
internal sealed record Window(string Code, string Span, long Milliseconds)
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;
    public const long Longest = 30 * Day;

    /// <summary>Shortest first.</summary>
    public static IReadOnlyList<Window> All { get; } =
    [
        new("1m", "minute", Minute), new("10m", "10 minutes", 10 * Minute), new("1h", "hour", Hour), new("6h", "6 hours", 6 * Hour),
        new("24h", "24 hours", Day), new("7d", "7 days", 7 * Day), new("30d", "30 days", Longest),
    ];

    /// <summary>The place of the window of that code among <see cref="All"/>.</summary>
    public static int Place(string code) => All.Index().First(found => found.Item.Code == code).Index;
}
