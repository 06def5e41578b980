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
        var bootstrap = new CardBootstrap(rows);
        ModelMetric With(Func<int[], double> figure)
        {
            var (low, high) = bootstrap.Interval(figure, settings.BootstrapSamples, settings.Seed);
            return double.IsNaN(low) ? new ModelMetric(figure(Ones(rows.Count))) : new ModelMetric(figure(Ones(rows.Count)), low, high);
        }

        return new Dictionary<string, ModelMetric>
        {
            [AveragePrecision] = With(weights => ranking.AveragePrecision(weights)),
            [AucRoc] = With(weights => ranking.AreaUnderRoc(weights)),
            [RecallAtFalsePositiveRate] = With(weights => ranking.RecallAtFalsePositiveRate(settings.FalsePositiveRate, weights)),
            [RecallAtBudget] = With(weights => ranking.RecallAtBudget(settings.ReviewBudget, weights)),
            [NetSaving] = With(weights => settings.Economics.NetSaving(rows, reviewFrom, weights)),
            [CardPrecisionAtTop] = new(CardPrecision.AtTop(settings.CardsADay, rows)),
            [CalibrationError] = new(Evaluation.CalibrationCurve.Error(Evaluation.CalibrationCurve.Of(rows.Scores, rows.IsFraud, settings.CalibrationBins))),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
