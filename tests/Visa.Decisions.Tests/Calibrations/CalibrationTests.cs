using Visa.Decisions.Calibrations;

namespace Visa.Decisions.Tests.Calibrations;

public sealed class CalibrationTests
{
    [Fact]
    public void Probability_Sigmoid_IsTheLogistic()
    {
        var calibration = new SigmoidCalibration(2, -1);

        Assert.Equal(0.5, calibration.Probability(0.5), 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(-3)), calibration.Probability(2), 1e-15);
        Assert.Equal(0, calibration.Probability(double.NegativeInfinity));
        Assert.Equal(1, calibration.Probability(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(-9, 0.1)]
    [InlineData(-1, 0.1)]
    [InlineData(0, 0.15)]
    [InlineData(1, 0.2)]
    [InlineData(2, 0.2)]
    [InlineData(3.5, 0.55)]
    [InlineData(5, 0.9)]
    [InlineData(99, 0.9)]
    public void Probability_Monotone_IsStraightBetweenKnots(double margin, double expected)
    {
        var calibration = new MonotoneCalibration([-1, 1, 2, 5], [0.1, 0.2, 0.2, 0.9]);

        Assert.Equal(expected, calibration.Probability(margin), 1e-12);
    }
}
