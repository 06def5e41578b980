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
        var figures = new (string Name, Func<int[], double> Of)[]
        {
            (AveragePrecision, weights => ranking.AveragePrecision(weights)),
            (AucRoc, weights => ranking.AreaUnderRoc(weights)),
            (RecallAtFalsePositiveRate, weights => ranking.RecallAtFalsePositiveRate(settings.FalsePositiveRate, weights)),
            (RecallAtBudget, weights => ranking.RecallAtBudget(settings.ReviewBudget, weights)),
            (NetSaving, weights => settings.Economics.NetSaving(rows, reviewFrom, weights)),
        };
        var intervals = new CardBootstrap(rows).Intervals([.. figures.Select(figure => figure.Of)], settings.BootstrapSamples, settings.Seed);
        var ones = Ones(rows.Count);
        var metrics = figures.Zip(intervals).ToDictionary(
            figure => figure.First.Name,
            figure => double.IsNaN(figure.Second.Low) ? new ModelMetric(figure.First.Of(ones)) : new ModelMetric(figure.First.Of(ones), figure.Second.Low, figure.Second.High));
        metrics[CardPrecisionAtTop] = new(CardPrecision.AtTop(settings.CardsADay, rows));
        metrics[CalibrationError] = new(Evaluation.CalibrationCurve.Error(Evaluation.CalibrationCurve.Of(rows.Scores, rows.IsFraud, settings.CalibrationBins)));
        return metrics.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
