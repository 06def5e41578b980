using System.Collections.Immutable;
using Visa.Decisions.Calibrations;

namespace Visa.Scoring.Training;

/// <summary>Fits calibrations to margins of rows that the model was not trained on.</summary>
internal static class CalibrationFit
{
    private const int MaxSteps = 100;
    private const double Tolerance = 1e-12;

    /// <summary>
    /// Platt's scaling by Newton's method on the log-likelihood, with his targets (n₊+1)/(n₊+2) and 1/(n₋+2), which keep a separable set from an infinite slope. (Platt 1999; the
    /// step rule of Lin, Lin and Weng 2007.)
    /// </summary>
    /// <returns>A slope above zero even if the margins turn out to rank the wrong way: then the calibration is almost flat.</returns>
    public static SigmoidCalibration Sigmoid(ReadOnlySpan<double> margins, ReadOnlySpan<bool> isFraud)
    {
        var frauds = 0;
        foreach (var fraud in isFraud) frauds += fraud ? 1 : 0;
        var honest = isFraud.Length - frauds;
        var problem = new PlattProblem(margins, isFraud, (frauds + 1.0) / (frauds + 2.0), 1.0 / (honest + 2.0));
        var at = (Slope: 1e-6, Intercept: Math.Log((frauds + 1.0) / (honest + 1.0)));
        var loss = problem.Loss(at.Slope, at.Intercept);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (slope, intercept) = problem.NewtonStep(at.Slope, at.Intercept);
            var length = 1.0;
            var next = (Slope: at.Slope - slope, Intercept: at.Intercept - intercept);
            var nextLoss = problem.Loss(next.Slope, next.Intercept);
            for (; nextLoss > loss && length > 1e-10; nextLoss = problem.Loss(next.Slope, next.Intercept))
            {
                length /= 2;
                next = (at.Slope - length * slope, at.Intercept - length * intercept);
            }

            if (loss - nextLoss <= Tolerance * Math.Abs(loss)) break;
            (at, loss) = (next, nextLoss);
        }

        return new SigmoidCalibration(Math.Max(at.Slope, 1e-6), at.Intercept);
    }

    /// <summary>Isotonic regression by pooling adjacent violators; the blocks' means become knots with straight lines between, so that few scores tie.</summary>
    public static MonotoneCalibration Monotone(double[] margins, bool[] isFraud)
    {
        var order = Enumerable.Range(0, margins.Length).OrderBy(row => margins[row]).ToArray();
        var blocks = new Stack<(double Margins, double Frauds, double Rows)>();
        foreach (var row in order)
        {
            var block = (Margins: margins[row], Frauds: isFraud[row] ? 1.0 : 0.0, Rows: 1.0);
            while (blocks.TryPeek(out var below) && (below.Frauds * block.Rows >= block.Frauds * below.Rows || below.Margins / below.Rows >= block.Margins / block.Rows))
            {
                blocks.Pop();
                block = (block.Margins + below.Margins, block.Frauds + below.Frauds, block.Rows + below.Rows);
            }

            blocks.Push(block);
        }

        var rising = blocks.Reverse().ToImmutableArray();
        return new MonotoneCalibration([.. rising.Select(block => block.Margins / block.Rows)], [.. rising.Select(block => block.Frauds / block.Rows)]);
    }
}
