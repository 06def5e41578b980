using System.Runtime.Intrinsics;

namespace Visa.Decisions.Explanations;

/// <summary>
/// Gauss and Legendre's rule on [0, 1], four points to a block: n points give the integral of a polynomial of a degree up to 2n - 1 without error. All weights are positive,
/// so a sum of positive terms loses no digits. (Press and others, "Numerical Recipes", 3rd edition, section 4.6.)
/// </summary>
internal sealed class Quadrature
{
    private const int BlockPoints = 4;

    private Quadrature(int blocks)
    {
        var count = blocks * BlockPoints;
        var (points, weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++) (points[i], weights[i]) = Point(i, count);
        Points = [.. Enumerable.Range(0, blocks).Select(block => Vector256.Create<double>(points, block * BlockPoints))];
        Weights = [.. Enumerable.Range(0, blocks).Select(block => Vector256.Create<double>(weights, block * BlockPoints))];
    }

    public Vector256<double>[] Points { get; }

    public Vector256<double>[] Weights { get; }

    /// <summary>The smallest rule, in whole blocks, without error for polynomials of a degree below the given number.</summary>
    public static Quadrature ForDegreeBelow(int number) => new(Math.Max(1, (number + 2 * BlockPoints - 1) / (2 * BlockPoints)));

    /// <summary>A root of Legendre's polynomial by Newton's steps from its asymptotic place, moved from [-1, 1] to [0, 1], and its weight.</summary>
    private static (double Point, double Weight) Point(int place, int count)
    {
        const int Steps = 100;
        var x = Math.Cos(Math.PI * (place + 0.75) / (count + 0.5));
        var slope = 1.0;
        for (var step = 0; step < Steps; step++)
        {
            (var value, slope) = Legendre(count, x);
            var next = x - value / slope;
            if (Math.Abs(next - x) < 1e-15) break;
            x = next;
        }

        return ((1 + x) / 2, 1 / ((1 - x * x) * slope * slope));
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (before, value) = (0.0, 1.0);
        for (var k = 1; k <= degree; k++) (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
        return (value, degree * (x * value - before) / (x * x - 1));
    }
}
