namespace Visa.Decisions.Calibrations;

/// <summary>logistic(slope · margin + intercept): Platt's scaling. Slope 1 and intercept 0 read the margin as log-odds.</summary>
public sealed record SigmoidCalibration(double Slope, double Intercept) : Calibration
{
    public override double Probability(double margin) => 1 / (1 + Math.Exp(-(Slope * margin + Intercept)));

    internal override string? Problem() =>
        Slope > 0 && double.IsFinite(Slope) && double.IsFinite(Intercept) ? null : "The slope of a sigmoid calibration is a finite number above zero, its intercept a finite number.";
}
