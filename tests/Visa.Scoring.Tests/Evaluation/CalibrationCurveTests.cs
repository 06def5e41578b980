using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class CalibrationCurveTests
{
    [Fact]
    public void Error_ProbabilitiesThatAreTooHigh_IsTheirDistance()
    {
        var bins = CalibrationCurve.Of([0.2, 0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9], [false, false, false, false, true, true, true, false], bins: 2);

        Assert.Equal([new CalibrationBin(0.2, 0, 4), new CalibrationBin(0.9, 0.75, 4)], bins.Select(bin => bin with { Predicted = Math.Round(bin.Predicted, 9) }));
        Assert.Equal((0.2 + 0.15) / 2, CalibrationCurve.Error(bins), 1e-9);
    }
}
