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

    private static double Loss(Calibration calibration, double[] margins, bool[] isFraud, int[] rows) => rows.Sum(row =>
    {
        var probability = Math.Clamp(calibration.Probability(margins[row]), Least, 1 - Least);
        return -Math.Log(isFraud[row] ? probability : 1 - probability);
    });
}
