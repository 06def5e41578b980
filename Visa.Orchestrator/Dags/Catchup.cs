namespace Visa.Orchestrator.Dags;

/// <summary>Which of the intervals that fell due while nobody scheduled (a stop, a pause, a long run before) get a run.</summary>
/// <param name="Window">How far back; null for the newest only.</param>
public sealed record Catchup(bool HasAny, TimeSpan? Window)
{
    /// <summary>None: scheduling goes on with the next interval that ends.</summary>
    public static Catchup None { get; } = new(false, null);

    /// <summary>The newest only; the default.</summary>
    public static Catchup LatestOnly { get; } = new(true, null);

    /// <summary>All that ended within the window.</summary>
    public static Catchup All(TimeSpan window) => new(true, window);

    public override string ToString() => !HasAny ? "none" : Window is { } window ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"all of the last {window.TotalHours:0.##} h") : "latest only";
}
