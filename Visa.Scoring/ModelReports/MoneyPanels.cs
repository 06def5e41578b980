using Visa.Decisions.ModelFiles;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.ModelReports;

/// <summary>What reviews by this model would have been worth.</summary>
internal static class MoneyPanels
{
    private const int Decades = 5;

    public static ReportSection Section(ScoredRows rows, ModelDescription model, double reviewFrom, EvaluationSettings settings) => new(
        "Money (counterfactual)",
        ModelPage.Text($"What would have been saved had everything from the threshold up been reviewed, at {settings.Economics.CostPerReview:0.##} USD a review and {settings.Economics.SavedShare * 100:0} % of a caught fraud's amount saved. It takes for granted that nobody behaves otherwise because of it; the simulated fraudsters indeed do not."),
        [Curve(rows, reviewFrom, settings), Table(rows, model, reviewFrom, settings)]);

    private static ChartPanel Curve(ScoredRows rows, double reviewFrom, EvaluationSettings settings)
    {
        var order = Enumerable.Range(0, rows.Count).OrderByDescending(row => rows.Scores[row]).ToArray();
        var steps = new List<(double Share, double Net)>(order.Length);
        var net = 0.0;
        foreach (var (i, row) in order.Index()) steps.Add(((i + 1.0) / order.Length, net += settings.Economics.Worth(rows, row)));
        var height = Math.Max(1, steps.Max(step => step.Net));
        var chosen = rows.Scores.Count(score => score >= reviewFrom) / (double)rows.Count;
        // Far to the right it is a fall without a floor: the part around the top tells all.
        return new ChartPanel(new Chart("Net saving by how much is reviewed", Axis.Logarithmic("share of all transactions that is reviewed (logarithmic)"), Axis.Linear("net saving, USD") with { Min = Math.Min(0, -height / 4), Max = height * 1.05 })
        {
            Series = [new LineSeries("net saving", Curves.Thinned(steps.Where(step => step.Net > -height / 4).Select(step => (Curves.OnLog(step.Share, Decades), step.Net / height, new PlotPoint(step.Share, step.Net))))) { Tone = Tone.Green }],
            Lines = chosen > 0 ? [new ReferenceLine(chosen, $"chosen: {Figures.Percent(chosen, 2)}")] : [],
            Note = "The threshold was chosen on the validation days; how far it lies from the top is what that cost.",
        });
    }

    private static TablePanel Table(ScoredRows rows, ModelDescription model, double reviewFrom, EvaluationSettings settings)
    {
        var reviewed = Enumerable.Range(0, rows.Count).Where(row => rows.Scores[row] >= reviewFrom).ToList();
        var caught = reviewed.Where(row => rows.IsFraud[row]).ToList();
        var lost = Enumerable.Range(0, rows.Count).Where(row => rows.IsFraud[row]).Sum(row => rows.Amounts[row]);
        var (best, most) = settings.Economics.Best(rows);
        return new TablePanel("At the chosen threshold", ["", "value"],
        [
            ["reviewed from the probability", Figures.Fixed(reviewFrom, 4)],
            ["transactions reviewed", Figures.Whole(reviewed.Count)],
            ["frauds among them", Figures.Whole(caught.Count)],
            ["fraud amounts of the days, USD", Figures.Whole(lost)],
            ["of that caught, USD", Figures.Whole(caught.Sum(row => rows.Amounts[row]))],
            ["cost of the reviews, USD", Figures.Whole(reviewed.Count * settings.Economics.CostPerReview)],
            ["net saving, USD (counterfactual)", Figures.Whole(model.Metrics[FraudFigures.NetSaving].Value)],
            ["its 95 % interval", ModelPage.Interval(model.Metrics, FraudFigures.NetSaving, 0).Replace("95 %: ", "", StringComparison.Ordinal)],
            ["the most that any threshold would have saved", ModelPage.Text($"{most:N0} (from {best:0.0000})")],
        ])
        { NumericColumns = new HashSet<int> { 1 } };
    }
}
