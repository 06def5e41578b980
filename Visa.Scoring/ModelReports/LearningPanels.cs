using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.ModelReports;

/// <summary>What was tried, and what the chosen model looks at.</summary>
internal static class LearningPanels
{
    private const int MostFeatures = 20;

    public static ReportSection Section(TrainingResult result) => new(
        "Learning",
        "Candidates are compared on the validation days; only the chosen one has seen the test days, once. A candidate that grows no trees is compared with and cannot be chosen: the kernel serves trees.",
        [Importance(result), Candidates(result)]);

    private static ChartPanel Importance(TrainingResult result)
    {
        var shown = result.Importance.Take(MostFeatures).ToList();
        return new ChartPanel(new Chart("What its splits separate by", Axis.Linear("share of all features"), Axis.Category("", [.. shown.Select(feature => feature.Key)]))
        {
            Series = [new BarSeries("importance", [.. shown.Select((feature, i) => Bar.At(i, feature.Value, Figures.Percent(feature.Value)))]) { Tone = Tone.Purple }],
            Note = $"The first {shown.Count} of the {result.Importance.Count} features that it uses.",
        })
        { Size = ChartSize.Half with { Height = 90 + 20 * shown.Count } };
    }

    private static TablePanel Candidates(TrainingResult result) => new(
        "Candidates", ["learner", "settings", "AP", "AUC"],
        [
            .. result.Trials.OrderByDescending(trial => trial.AveragePrecision).Select(trial => (string[])
            [
                trial.CanServe ? trial.Learner : $"{trial.Learner} (not served)",
                ModelPage.Text($"{trial.Settings.Trees} trees of {trial.Settings.Leaves} leaves, rate {trial.Settings.LearningRate:0.##}, {trial.Settings.FeatureShare:0.##} of the features, weight of fraud {trial.Settings.FraudWeight:0}"),
                Figures.Fixed(trial.AveragePrecision, 3), Figures.Fixed(trial.AucRoc, 3),
            ]),
        ])
    { NumericColumns = new HashSet<int> { 2, 3 }, Note = "On the validation days, the best first." };
}
