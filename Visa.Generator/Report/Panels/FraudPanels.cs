using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>The typologies, side by side.</summary>
internal static class FraudPanels
{
    public static ReportSection Section(RealismFigures figures)
    {
        var shown = figures.Typologies.Where(typology => typology.Count > 0).OrderByDescending(typology => typology.Count).ToList();
        return new ReportSection(
            "Fraud typologies",
            "The simulation's own knowledge, which no stream and no model ever sees.",
            [Shares(shown), Table(shown)]);
    }

    private static ChartPanel Shares(List<TypologyFigures> shown)
    {
        var (count, value) = (shown.Sum(typology => typology.Count), shown.Sum(typology => typology.Usd.Sum));
        return new ChartPanel(new Chart("Shares of the typologies", Axis.Linear("share of all frauds, %"), Axis.Category("", [.. shown.Select(typology => typology.Words)]))
        {
            Series =
            [
                new BarSeries("by number", [.. shown.Select((typology, row) => Bar.At(row, 100.0 * typology.Count / count, $"{typology.Words}: {typology.Count} frauds"))]) { Tone = Tone.Red },
                new BarSeries("by value", [.. shown.Select((typology, row) => Bar.At(row, 100 * typology.Usd.Sum / value, $"{typology.Words}: {Figures.Whole(typology.Usd.Sum)} USD"))]) { Tone = Tone.Orange },
            ],
            Note = "Tests of stolen cards are many and cheap; takeovers and bust-outs are few and dear.",
        })
        { IsFullWidth = true, Size = ChartSize.Full with { Height = 90 + 30 * Math.Max(4, shown.Count) } };
    }

    private static TablePanel Table(List<TypologyFigures> shown) => new(
        "Typologies in figures",
        ["typology", "frauds", "cards", "a card", "mean USD", "median USD", "online", "declined", "charged back so far"],
        [.. shown.Select(Row)])
    {
        IsFullWidth = true,
        NumericColumns = Enumerable.Range(1, 8).ToHashSet(),
        Note = "Charged back so far: of the frauds of these days, those that an issuer reported within them; the latest have hardly begun to be.",
    };

    private static IReadOnlyList<string> Row(TypologyFigures typology) =>
    [
        typology.Words,
        Figures.Whole(typology.Count),
        Figures.Whole(typology.Cards),
        Figures.Fixed((double)typology.Count / typology.Cards, 1),
        Figures.Fixed(typology.Usd.Mean, 2),
        typology.Usd.Quantiles() is { } quantiles ? Figures.Fixed(quantiles.At(0.5), 2) : "–",
        Figures.Percent((double)typology.Online / typology.Count, 0),
        Figures.Percent((double)typology.Declined / typology.Count, 0),
        Figures.Percent((double)typology.ChargedBack / typology.Count, 0),
    ];
}
