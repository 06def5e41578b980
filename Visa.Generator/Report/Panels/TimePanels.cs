using System.Globalization;
using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>When people and fraudsters pay.</summary>
internal static class TimePanels
{
    private static readonly string[] WeekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static ReportSection Section(RealismFigures figures) => new(
        "Time",
        "Hours and weekdays are those of the clock in the shop or, online, at the cardholder's home; days of the sequence are UTC.",
        [Hours(figures), Weekdays(figures), ByDay(figures), FraudRate(figures)]);

    private static ChartPanel Hours(RealismFigures figures) => new(new Chart(
        "Hour of the day", Axis.Category("local hour", [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))]), Axis.Linear("share of transactions, %"))
    {
        Series = Pair(figures.Hours, 24),
        Note = "Honest activity sleeps at night; part of the fraud does not.",
    });

    private static ChartPanel Weekdays(RealismFigures figures) =>
        new(new Chart("Day of the week", Axis.Category("local weekday", WeekdayNames), Axis.Linear("share of transactions, %")) { Series = Pair(figures.Weekdays, 7) });

    private static ChartPanel ByDay(RealismFigures figures) => new(new Chart("Transactions by day", Axis.Time("day, UTC"), Axis.Linear("transactions") with { Min = 0 })
    {
        Series = [new LineSeries("transactions", [.. figures.Days.Select(day => new PlotPoint(Place(day), day.Transactions, $"{Name(day)}: {Figures.Whole(day.Transactions)} transactions"))]) { Tone = Tone.Blue, IsFilled = true }],
        Note = "Weeks, paydays and holidays show.",
    })
    { IsFullWidth = true };

    private static ChartPanel FraudRate(RealismFigures figures) => new(new Chart("Fraud by day", Axis.Time("day, UTC"), Axis.Linear("frauds in ten thousand transactions") with { Min = 0 })
    {
        Series = [new LineSeries("fraud rate", [.. figures.Days.Select(day => new PlotPoint(Place(day), 10_000.0 * day.Frauds / Math.Max(1, day.Transactions), $"{Name(day)}: {day.Frauds} frauds"))]) { Tone = Tone.Red }],
        Note = "Campaigns come and go: the rate is steady over weeks, not from day to day.",
    })
    { IsFullWidth = true };

    private static IReadOnlyList<Series> Pair(Counts counts, int kinds) =>
    [
        new BarSeries("honest", [.. Enumerable.Range(0, kinds).Select(kind => Bar.At(kind, counts.HonestPercent(kind)))]) { Tone = Tone.Blue },
        new BarSeries("fraud", [.. Enumerable.Range(0, kinds).Select(kind => Bar.At(kind, counts.FraudPercent(kind)))]) { Tone = Tone.Red },
    ];

    private static double Place(DayCount day) => Axis.Days(new DateTimeOffset(day.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static string Name(DayCount day) => day.Date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
}
