using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.ModelReports;

/// <summary>How far the training rows have moved from those of the champion.</summary>
internal static class DriftPanels
{
    private const int MostFeatures = 15;

    public static ReportSection Section(TrainingResult result)
    {
        if (result.Drift.Count == 0)
            return new ReportSection("Drift", result.Champion is null ? "There is no champion to measure drift against: this is the first model." : $"Champion {result.Champion} was registered without a profile of its training rows.", []);
        var shown = result.Drift.Take(MostFeatures).ToList();
        var chart = new Chart("Population stability index", Axis.Linear("index") with { Min = 0, Max = Math.Max(0.3, shown[0].Value * 1.05) }, Axis.Category("", [.. shown.Select(feature => feature.Key)]))
        {
            Series = [new BarSeries("index", [.. shown.Select((feature, i) => Bar.At(i, feature.Value, Figures.Fixed(feature.Value, 3)))]) { Tone = Tone.Orange }],
            Lines = [new ReferenceLine(0.1, "worth a look"), new ReferenceLine(0.25, "another population")],
            Note = $"Those that moved most, of {result.Drift.Count} features.",
        };
        return new ReportSection("Drift", $"The training rows of this model against those of the champion, {result.Champion}.", [new ChartPanel(chart) { Size = ChartSize.Half with { Height = 90 + 20 * shown.Count } }, Table(result)]);
    }

    private static TablePanel Table(TrainingResult result) => new(
        "How many moved", ["index", "features"],
        [
            ["below 0.1: stable", Figures.Whole(result.Drift.Count(feature => feature.Value < 0.1))],
            ["0.1 to 0.25: worth a look", Figures.Whole(result.Drift.Count(feature => feature.Value is >= 0.1 and < 0.25))],
            ["above: another population", Figures.Whole(result.Drift.Count(feature => feature.Value >= 0.25))],
        ])
    { NumericColumns = new HashSet<int> { 1 } };
}
