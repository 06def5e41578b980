using System.Collections.Immutable;

namespace Visa.Decisions.Calibrations;

/// <summary>Straight lines between knots, flat beyond the first and the last: isotonic regression made continuous.</summary>
/// <param name="Margins">Of the knots, rising.</param>
/// <param name="Probabilities">At the knots, not falling, 0 to 1.</param>
public sealed record MonotoneCalibration(ImmutableArray<double> Margins, ImmutableArray<double> Probabilities) : Calibration
{
    public override double Probability(double margin)
    {
        var at = Margins.BinarySearch(margin);
        if (at >= 0) return Probabilities[at];
        var above = ~at;
        if (above == 0) return Probabilities[0];
        if (above == Margins.Length) return Probabilities[^1];
        var share = (margin - Margins[above - 1]) / (Margins[above] - Margins[above - 1]);
        return Probabilities[above - 1] + share * (Probabilities[above] - Probabilities[above - 1]);
    }

    public bool Equals(MonotoneCalibration? other) =>
        other is not null && Margins.AsSpan().SequenceEqual(other.Margins.AsSpan()) && Probabilities.AsSpan().SequenceEqual(other.Probabilities.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Margins.Length, Margins.FirstOrDefault(), Probabilities.LastOrDefault());

    internal override string? Problem()
    {
        if (Margins.IsDefaultOrEmpty || Probabilities.IsDefault || Margins.Length != Probabilities.Length) return "A monotone calibration has knots, each with a margin and a probability.";
        if (!Margins.All(double.IsFinite) || !Probabilities.All(probability => probability is >= 0 and <= 1)) return "The knots of a monotone calibration are finite margins with probabilities from 0 to 1.";
        for (var i = 1; i < Margins.Length; i++)
        {
            if (!(Margins[i] > Margins[i - 1]) || Probabilities[i] < Probabilities[i - 1]) return $"Knot {i} of a monotone calibration is not above the one before it.";
        }

        return null;
    }
}
