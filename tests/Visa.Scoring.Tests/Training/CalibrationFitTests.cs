using Visa.Decisions.Calibrations;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Training;

namespace Visa.Scoring.Tests.Training;

public sealed class CalibrationFitTests
{
    [Fact]
    public void Sigmoid_MarginsOfAKnownSigmoid_FindsIt()
    {
        var (margins, isFraud) = Draw(200_000, slope: 0.7, intercept: -2.5);

        var fit = CalibrationFit.Sigmoid(margins, isFraud);

        Assert.Equal(0.7, fit.Slope, 0.02);
        Assert.Equal(-2.5, fit.Intercept, 0.05);
    }

    [Fact]
    public void Sigmoid_SeparableMargins_StaysFinite()
    {
        var fit = CalibrationFit.Sigmoid([-2, -1, 1, 2], [false, false, true, true]);

        Assert.True(double.IsFinite(fit.Slope) && fit.Slope > 0 && double.IsFinite(fit.Intercept));
        Assert.InRange(fit.Probability(2), 0.6, 0.95);
    }

    [Fact]
    public void Sigmoid_MarginsThatRankTheWrongWay_NeverFalls()
    {
        var fit = CalibrationFit.Sigmoid([2, 1, -1, -2], [false, false, true, true]);

        Assert.True(fit.Slope > 0);
        Assert.Equal(0.5, fit.Probability(2), 0.01);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("monotone")]
    public void Fit_FreshRows_AreCalibrated(string kind)
    {
        var (margins, isFraud) = Draw(100_000, slope: 1.3, intercept: -3);
        var fresh = Draw(100_000, slope: 1.3, intercept: -3, seed: 77);
        Calibration fit = kind == "sigmoid" ? CalibrationFit.Sigmoid(margins, isFraud) : CalibrationFit.Monotone(margins, isFraud);

        double[] probabilities = [.. fresh.Margins.Select(fit.Probability)];

        Assert.InRange(CalibrationCurve.Error(CalibrationCurve.Of(probabilities, fresh.IsFraud, 15)), 0, 0.006);
    }

    [Fact]
    public void Monotone_EqualMargins_ShareAKnot()
    {
        var fit = CalibrationFit.Monotone([1, 1, 1, 1, 5], [true, false, false, false, true]);

        Assert.Equal([1.0, 5.0], fit.Margins.AsEnumerable());
        Assert.Equal([0.25, 1.0], fit.Probabilities.AsEnumerable());
    }

    private static (double[] Margins, bool[] IsFraud) Draw(int count, double slope, double intercept, int seed = 1)
    {
        var random = new Random(seed);
        double[] margins = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 10 - 3)];
        return (margins, [.. margins.Select(margin => random.NextDouble() < 1 / (1 + Math.Exp(-(slope * margin + intercept))))]);
    }
}
