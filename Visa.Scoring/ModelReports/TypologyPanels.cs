using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.ModelReports;

/// <summary>Which kinds of fraud are found.</summary>
internal static class TypologyPanels
{
    public static ReportSection Section(EvaluatedRows rows, double reviewFrom)
    {
        var kinds = Enumerable.Range(0, rows.Count).Where(row => rows.Typologies[row] is not null).GroupBy(row => rows.Typologies[row]!).OrderByDescending(kind => kind.Count())
            .Select(kind => new Kind(
                kind.Key.Replace('_', ' '), kind.Count(), kind.Count(row => rows.Probabilities[row] >= reviewFrom),
                kind.Sum(row => rows.Rows[row].Dollars), kind.Where(row => rows.Probabilities[row] >= reviewFrom).Sum(row => rows.Rows[row].Dollars)))
            .ToList();
        return kinds.Count == 0
            ? new ReportSection("Kinds of fraud", "The lake has no truth of these days: which kinds are found is known of simulated traffic only.", [])
            : new ReportSection("Kinds of fraud", "Recall by the simulation's typologies at the chosen threshold. The truth is read for this page only.", [Chart(kinds), Table(kinds)]);
    }

    private static ChartPanel Chart(IReadOnlyList<Kind> kinds) => new(new Chart("Recall by typology", Axis.Linear("share of its frauds found") with { Min = 0, Max = 1 }, Axis.Category("", [.. kinds.Select(kind => $"{kind.Name} ({kind.Count})")]))
    {
        Series = [new BarSeries("found", [.. kinds.Select((kind, i) => Bar.At(i, (double)kind.Found / kind.Count, Figures.Percent((double)kind.Found / kind.Count, 0)))]) { Tone = Tone.Blue }],
        Note = "Friendly fraud is the cardholder's own payment: nothing in it tells it from an honest one.",
    });

    private static TablePanel Table(IReadOnlyList<Kind> kinds) => new(
        "In numbers", ["typology", "frauds", "found", "amount, USD", "caught, USD"],
        [.. kinds.Select(kind => (string[])[kind.Name, Figures.Whole(kind.Count), Figures.Whole(kind.Found), Figures.Whole(kind.Amount), Figures.Whole(kind.Caught)])])
    { NumericColumns = new HashSet<int> { 1, 2, 3, 4 } };

    private sealed record Kind(string Name, int Count, int Found, double Amount, double Caught);
}
