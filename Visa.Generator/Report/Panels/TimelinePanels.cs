using System.Globalization;
using Visa.Domain.Transactions;
using Visa.Generator.Network;
using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>The lives of a few cards.</summary>
internal static class TimelinePanels
{
    private const int MostVictims = 6;

    public static ReportSection Section(RealismFigures figures) => new(
        "Lives of cards",
        "One dot a transaction, hollow when it was declined; dashed lines are chargebacks. One card for each of the most frequent typologies, and one without fraud.",
        [
            .. figures.Timelines.Victims().Take(MostVictims).Select(victim => Panel(figures, figures.Typologies[victim.Typology - 1].Words, victim.Life)),
            .. figures.Timelines.Honest() is { } honest ? [Panel(figures, "no fraud", honest)] : Array.Empty<ChartPanel>(),
        ]);

    private static ChartPanel Panel(RealismFigures figures, string title, IReadOnlyList<TimelineEvent> life)
    {
        var start = Axis.Days(new DateTimeOffset(figures.Days[0].Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var frauds = life.Count(one => one.Observed.IsFraud);
        return new ChartPanel(new Chart(
            frauds == 0 ? $"A card with {title}" : $"A victim: {title}",
            Axis.Time("day, UTC") with { Min = start, Max = start + figures.Days.Count },
            Axis.Logarithmic("amount, USD"))
        {
            Series =
            [
                Dots("honest", life, Tone.Blue, one => !one.Observed.IsFraud),
                Dots("honest, declined", life, Tone.Blue, one => !one.Observed.IsFraud, isDeclined: true),
                Dots("fraud", life, Tone.Red, one => one.Observed.IsFraud),
                Dots("fraud, declined", life, Tone.Red, one => one.Observed.IsFraud, isDeclined: true),
            ],
            Lines = [.. Reports(figures, life)],
            Note = frauds == 0 ? $"{life.Count} transactions." : $"{life.Count - frauds} transactions of the holder, {frauds} of the fraudster.",
        })
        { IsFullWidth = true, Size = ChartSize.Full with { Height = 230 } };
    }

    private static PointSeries Dots(string name, IReadOnlyList<TimelineEvent> life, Tone tone, Func<TimelineEvent, bool> belongs, bool isDeclined = false) =>
        new(name, [.. life.Where(one => belongs(one) && one.Observed.Response != IssuerResponse.Approved == isDeclined).Select(Dot)])
        {
            Tone = tone,
            IsHollow = isDeclined,
            Radius = isDeclined ? 4 : 3,
        };

    private static PlotPoint Dot(TimelineEvent one)
    {
        var observed = one.Observed;
        var category = Categories.All[observed.Category];
        return new PlotPoint(
            Axis.Days(observed.Time), Math.Max(observed.Usd, 0.1),
            string.Create(CultureInfo.InvariantCulture, $"{observed.LocalTime:ddd d MMM HH:mm} {observed.Usd:0.00} USD, {category.Trade}{(observed.IsOnline ? " online" : "")}{(observed.IsAbroad ? ", abroad" : "")}"));
    }

    /// <summary>One line for the chargebacks of a day, so that their labels do not pile up.</summary>
    private static IEnumerable<ReferenceLine> Reports(RealismFigures figures, IReadOnlyList<TimelineEvent> life) =>
        life.Select(one => figures.Timelines.ReportedAt(one.Id)).OfType<DateTimeOffset>().GroupBy(at => at.UtcDateTime.Date).OrderBy(day => day.Key).Take(4)
            .Select(day => new ReferenceLine(Axis.Days(day.Min()), day.Count() == 1 ? "chargeback" : $"{day.Count()} chargebacks") { Tone = Tone.Purple });
}
