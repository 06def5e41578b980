using System.Collections.Immutable;
using Visa.Decisions.ModelFiles;

namespace Visa.Scoring.Evaluation;

/// <summary>The figures that fraud teams judge a model by, with 95% intervals over resampled cards.</summary>
internal static class FraudFigures
{
    public const string AveragePrecision = "average_precision";
    public const string AucRoc = "auc_roc";
    public const string CardPrecisionAtTop = "card_precision_at_top";
    public const string RecallAtFalsePositiveRate = "recall_at_false_positive_rate";
    public const string RecallAtBudget = "recall_at_budget";
    public const string NetSaving = "net_saving";
    public const string CalibrationError = "calibration_error";

    /// <param name="rows">Rows that the model was not trained on, scored by calibrated probabilities.</param>
    /// <param name="reviewFrom">The probability from which on a transaction would be reviewed: chosen on other rows than these.</param>
    /// <param name="settings">Budgets, costs, bootstrap.</param>
    public static ImmutableSortedDictionary<string, ModelMetric> Of(ScoredRows rows, double reviewFrom, EvaluationSettings settings)
    {
        var ranking = new Ranking(rows.Checked().Scores, rows.IsFraud);
        (string Name, Func<RankingCounts, int[], double> Of)[] figures =
        [
            (AveragePrecision, (counts, _) => counts.AveragePrecision()),
            (AucRoc, (counts, _) => counts.AreaUnderRoc()),
            (RecallAtFalsePositiveRate, (counts, _) => counts.RecallAtFalsePositiveRate(settings.FalsePositiveRate)),
            (RecallAtBudget, (counts, _) => counts.RecallAtBudget(settings.ReviewBudget)),
            (NetSaving, (_, weights) => settings.Economics.NetSaving(rows, reviewFrom, weights)),
        ];
        double[] Measure(int[] weights)
        {
            var counts = ranking.Count(weights);
            return [.. figures.Select(figure => figure.Of(counts, weights))];
        }

        var intervals = new CardBootstrap(rows).Intervals(Measure, settings.BootstrapSamples, settings.Seed);
        var metrics = figures.Zip(Measure([]), intervals).ToDictionary(
            figure => figure.First.Name,
            figure => double.IsNaN(figure.Third.Low) ? new ModelMetric(figure.Second) : new ModelMetric(figure.Second, figure.Third.Low, figure.Third.High));
        metrics[CardPrecisionAtTop] = new(CardPrecision.AtTop(settings.CardsADay, rows));
        metrics[CalibrationError] = new(Evaluation.CalibrationCurve.Error(Evaluation.CalibrationCurve.Of(rows.Scores, rows.IsFraud, settings.CalibrationBins)));
        return metrics.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
