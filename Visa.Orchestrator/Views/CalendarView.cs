namespace Visa.Orchestrator.Views;

/// <summary>A year of a DAG, day by day.</summary>
/// <param name="Years">Those from the first run to the last, oldest first; none when there is no run.</param>
/// <param name="Days">Those with runs, in order.</param>
public sealed record CalendarView(string Dag, int Year, IReadOnlyList<int> Years, IReadOnlyList<CalendarDay> Days);
