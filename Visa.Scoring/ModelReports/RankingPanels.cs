using Visa.Decisions.ModelFiles;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.ModelReports;

/// <summary>How well frauds are ranked before honest transactions.</summary>
internal static class RankingPanels
{
    private const int Decades = 5;

    public static ReportSection Section(Ranking ranking, EvaluatedRows rows, ModelDescription model, EvaluationSettings settings)
    {
        var curve = ranking.Curve();
        return new ReportSection(
            "Ranking", "Whether frauds come first. Intervals are of 95 %, over cards drawn anew: transactions of one card rise and fall together.",
            [PrecisionRecall(curve, rows), Roc(curve), Gain(curve, settings), Table(model, settings)]);
    }

    private static ChartPanel PrecisionRecall(IReadOnlyList<RankingStep> curve, EvaluatedRows rows)
    {
        var frauds = (double)curve[^1].Frauds;
        return new ChartPanel(new Chart("Precision and recall", Axis.Linear("recall: share of the frauds found") with { Min = 0, Max = 1 }, Axis.Linear("precision: share of the flagged that is fraud") with { Min = 0, Max = 1 })
        {
            Series =
            [
                new LineSeries("model", Curves.Thinned(curve.Where(step => step.Frauds > 0).Select(step => (step.Frauds / frauds, step.Precision, new PlotPoint(step.Frauds / frauds, step.Precision))))) { Tone = Tone.Blue },
                new LineSeries("chance", [new PlotPoint(0, frauds / rows.Count), new PlotPoint(1, frauds / rows.Count)]) { Tone = Tone.Grey, IsDashed = true },
            ],
            Note = "From the most suspicious transaction on. The area below is the average precision.",
        });
    }

    private static ChartPanel Roc(IReadOnlyList<RankingStep> curve)
    {
        var (frauds, honest) = ((double)curve[^1].Frauds, (double)curve[^1].Honest);
        return new ChartPanel(new Chart("ROC", Axis.Logarithmic("share of the honest that is flagged (logarithmic)"), Axis.Linear("share of the frauds found") with { Min = 0, Max = 1 })
        {
            Series =
            [
                new LineSeries("model", Curves.Thinned(curve.Where(step => step.Honest > 0).Select(step => (Curves.OnLog(step.Honest / honest, Decades), step.Frauds / frauds, new PlotPoint(step.Honest / honest, step.Frauds / frauds))))) { Tone = Tone.Blue },
                new LineSeries("chance", [.. Enumerable.Range(0, 51).Select(i => Math.Pow(10, -Decades + i * Decades / 50.0)).Select(share => new PlotPoint(share, share))]) { Tone = Tone.Grey, IsDashed = true },
            ],
            Note = "Only the left matters to a review team: one in a hundred honest customers is already far too many to disturb.",
        });
    }

    private static ChartPanel Gain(IReadOnlyList<RankingStep> curve, EvaluationSettings settings)
    {
        var (frauds, all) = ((double)curve[^1].Frauds, (double)curve[^1].Flagged);
        return new ChartPanel(new Chart("Gain", Axis.Logarithmic("share of all transactions that is reviewed (logarithmic)"), Axis.Linear("share of the frauds found") with { Min = 0, Max = 1 })
        {
            Series = [new LineSeries("model", Curves.Thinned(curve.Select(step => (Curves.OnLog(step.Flagged / all, Decades), step.Frauds / frauds, new PlotPoint(step.Flagged / all, step.Frauds / frauds))))) { Tone = Tone.Blue, IsFilled = true }],
            Lines = [new ReferenceLine(settings.ReviewBudget, $"budget {Figures.Percent(settings.ReviewBudget)}")],
            Note = "What a team finds by how much it can look at.",
        });
    }

    private static TablePanel Table(ModelDescription model, EvaluationSettings settings) => new(
        "Figures", ["figure", "value", "95 % interval"],
        [
            Row(model, "average precision", FraudFigures.AveragePrecision),
            Row(model, "AUC ROC", FraudFigures.AucRoc),
            Row(model, $"recall with {Figures.Percent(settings.FalsePositiveRate)} of the honest flagged", FraudFigures.RecallAtFalsePositiveRate),
            Row(model, $"recall with {Figures.Percent(settings.ReviewBudget)} of all reviewed", FraudFigures.RecallAtBudget),
            Row(model, $"card precision, {settings.CardsADay} cards a day", FraudFigures.CardPrecisionAtTop),
            Row(model, "calibration error", FraudFigures.CalibrationError, 5),
        ])
    { NumericColumns = new HashSet<int> { 1, 2 } };

    private static string[] Row(ModelDescription model, string words, string name, int decimals = 3) =>
        [words, Figures.Fixed(model.Metrics[name].Value, decimals), ModelPage.Interval(model.Metrics, name, decimals).Replace("95 %: ", "", StringComparison.Ordinal)];
}
