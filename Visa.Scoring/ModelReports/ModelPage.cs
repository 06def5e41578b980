using System.Collections.Immutable;
using System.Globalization;
using Visa.Decisions.ModelFiles;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Evaluation;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.ModelReports;

/// <summary>The page by which an ML engineer judges a model. All of its figures are of days that the model has not learned from.</summary>
internal static class ModelPage
{
    public static ReportPage Of(TrainingResult result, EvaluationSettings settings)
    {
        var (model, split) = (result.Model.Description, result.Split);
        return new ReportPage(
            $"Model {model.Version}",
            Text($"Trained on {model.Window.Rows:N0} transactions from {split.From:d MMMM yyyy} to {split.TrainingEnd.AddDays(-1):d MMMM yyyy}, chosen and calibrated on {split.ValidationFrom:d MMMM} to {split.ValidationEnd.AddDays(-1):d MMMM}, with the labels that were known when the test days began. Every figure is of the test days, {split.TestFrom:d MMMM} to {split.To.AddDays(-1):d MMMM yyyy}, unless it says otherwise. {Labels(result.Test)}"))
        {
            Figures = [.. KeyFigures(model.Metrics, result.Test)],
            Sections = [.. Measured(result.Test, model, result.ReviewFrom, settings), LearningPanels.Section(result), DriftPanels.Section(result)],
            Footer = Footer(model),
        };
    }

    public static ReportPage Of(EvaluationResult result, EvaluationSettings settings) => new(
        $"Model {result.Model.Version}, evaluated",
        Text($"On {result.From:d MMMM yyyy} to {result.To.AddDays(-1):d MMMM yyyy}; the model knows no label reported after {result.Model.Window.LabelsUntil:d MMMM yyyy}. {Labels(result.Rows)}"))
    {
        Figures = [.. KeyFigures(result.Metrics, result.Rows)],
        Sections = [.. Measured(result.Rows, result.Model with { Metrics = result.Metrics }, result.ReviewFrom, settings)],
        Footer = Footer(result.Model),
    };

    private static IEnumerable<ReportSection> Measured(EvaluatedRows rows, ModelDescription model, double reviewFrom, EvaluationSettings settings)
    {
        var scored = rows.ToScored();
        var ranking = new Ranking(scored.Scores, scored.IsFraud);
        yield return RankingPanels.Section(ranking, rows, model, settings);
        yield return MoneyPanels.Section(scored, model, reviewFrom, settings);
        yield return CalibrationPanels.Section(rows, model);
        yield return TypologyPanels.Section(rows, reviewFrom);
    }

    private static IEnumerable<KeyFigure> KeyFigures(ImmutableSortedDictionary<string, ModelMetric> metrics, EvaluatedRows rows)
    {
        var frauds = rows.IsFraud.Count(fraud => fraud);
        yield return new KeyFigure("Average precision", Of(metrics, FraudFigures.AveragePrecision), Interval(metrics, FraudFigures.AveragePrecision, 3));
        yield return new KeyFigure("AUC ROC", Of(metrics, FraudFigures.AucRoc), Interval(metrics, FraudFigures.AucRoc, 3));
        yield return new KeyFigure("Recall at the review budget", Of(metrics, FraudFigures.RecallAtBudget), Interval(metrics, FraudFigures.RecallAtBudget, 3));
        yield return new KeyFigure("Card precision at 100 a day", Of(metrics, FraudFigures.CardPrecisionAtTop), "cards found before leave the days that follow");
        yield return new KeyFigure("Would have saved", Text($"{metrics[FraudFigures.NetSaving].Value:N0} USD"), "counterfactual, net of reviews: " + Interval(metrics, FraudFigures.NetSaving, 0));
        yield return new KeyFigure("Transactions", Figures.Whole(rows.Count), Text($"{frauds:N0} frauds, {10_000.0 * frauds / rows.Count:0.0} in ten thousand"));
    }

    private static string Of(ImmutableSortedDictionary<string, ModelMetric> metrics, string name) => Figures.Fixed(metrics[name].Value, 3);

    internal static string Interval(ImmutableSortedDictionary<string, ModelMetric> metrics, string name, int decimals) =>
        metrics[name] is { Low: { } low, High: { } high } ? Text($"95 %: {low.ToString($"N{decimals}", CultureInfo.InvariantCulture)} to {high.ToString($"N{decimals}", CultureInfo.InvariantCulture)}") : "no interval";

    private static string Labels(EvaluatedRows rows) => rows.FromTruth switch
    {
        0 => "Frauds are those that issuers had reported by the end of the data: later ones count as honest here.",
        _ when rows.FromTruth == rows.Count => "Frauds are known from the simulation's truth, which no training sees. This is simulated traffic: never present its figures as ones on real payments.",
        _ => Text($"Frauds of {rows.FromTruth:N0} transactions are known from the simulation's truth, which no training sees; of the others, those that issuers have reported."),
    };

    private static string Footer(ModelDescription model) => string.Join("; ", model.Lineage.Select(entry => $"{entry.Key} {entry.Value}"));

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
