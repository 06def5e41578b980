namespace Visa.Scoring.Training;

/// <summary>The cross-entropy of a sigmoid over margins with smoothed targets, with its Newton step.</summary>
internal readonly ref struct PlattProblem(ReadOnlySpan<double> margins, ReadOnlySpan<bool> isFraud, double fraudTarget, double honestTarget)
{
    private readonly ReadOnlySpan<double> _margins = margins;
    private readonly ReadOnlySpan<bool> _isFraud = isFraud;

    public double Loss(double slope, double intercept)
    {
        var loss = 0.0;
        for (var i = 0; i < _margins.Length; i++)
        {
            var logit = slope * _margins[i] + intercept;
            var target = _isFraud[i] ? fraudTarget : honestTarget;
            // log(1 + e^z) - target·z without overflow.
            loss += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - target * logit;
        }

        return loss;
    }

    public (double Slope, double Intercept) NewtonStep(double slope, double intercept)
    {
        var (gradientA, gradientB) = (0.0, 0.0);
        var (a, b, c) = (1e-12, 0.0, 1e-12);
        for (var i = 0; i < _margins.Length; i++)
        {
            var margin = _margins[i];
            var probability = 1 / (1 + Math.Exp(-(slope * margin + intercept)));
            var difference = probability - (_isFraud[i] ? fraudTarget : honestTarget);
            var curvature = probability * (1 - probability);
            gradientA += difference * margin;
            gradientB += difference;
            a += curvature * margin * margin;
            b += curvature * margin;
            c += curvature;
        }

        var determinant = a * c - b * b;
        return ((c * gradientA - b * gradientB) / determinant, (a * gradientB - b * gradientA) / determinant);
    }
}
