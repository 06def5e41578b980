using Visa.Decisions.Calibrations;
using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>Sigmoid or monotone: whichever, fitted on the cards of one half, gives the other half the smaller cross-entropy; then fitted on both.</summary>
internal static class CalibrationChoice
{
    private const double Least = 1e-7;

    public static Calibration Fit(double[] margins, bool[] isFraud, IReadOnlyList<int> cards)
    {
        var (sigmoid, monotone) = (0.0, 0.0);
        for (var half = 0; half < 2; half++)
        {
            int[] fit = [.. Enumerable.Range(0, margins.Length).Where(row => cards[row] % 2 == half)];
            int[] judge = [.. Enumerable.Range(0, margins.Length).Where(row => cards[row] % 2 != half)];
            if (fit.Length == 0 || judge.Length == 0) return CalibrationFit.Sigmoid(margins, isFraud);
            var (fitMargins, fitLabels) = (fit.Select(row => margins[row]).ToArray(), fit.Select(row => isFraud[row]).ToArray());
            sigmoid += Loss(CalibrationFit.Sigmoid(fitMargins, fitLabels), margins, isFraud, judge);
            monotone += Loss(CalibrationFit.Monotone(fitMargins, fitLabels), margins, isFraud, judge);
        }

        return sigmoid <= monotone ? CalibrationFit.Sigmoid(margins, isFraud) : CalibrationFit.Monotone(margins, isFraud);
    }

    /// <summary>The same, but with so many times the odds of fraud everywhere: for the frauds whose reports are still to come.</summary>
    public static Calibration WithOdds(Calibration calibration, double times) => calibration switch
    {
        SigmoidCalibration sigmoid => sigmoid with { Intercept = sigmoid.Intercept + Math.Log(times) },
        MonotoneCalibration monotone => monotone with { Probabilities = [.. monotone.Probabilities.Select(probability => probability * times / (1 + probability * (times - 1)))] },
        _ => throw new ArgumentException($"{calibration.GetType().Name} is no calibration that training fits.", nameof(calibration)),
    };

    private static double Loss(Calibration calibration, double[] margins, bool[] isFraud, int[] rows) => rows.Sum(row =>
    {
        var probability = Math.Clamp(calibration.Probability(margins[row]), Least, 1 - Least);
        return -Math.Log(isFraud[row] ? probability : 1 - probability);
    });
}
