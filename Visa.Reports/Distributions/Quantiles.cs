namespace Visa.Reports.Distributions;

/// <summary>Quantiles of values, interpolated between neighbours.</summary>
public sealed class Quantiles
{
    private readonly double[] _sorted;

    /// <exception cref="ArgumentException">There are no values.</exception>
    public Quantiles(IEnumerable<double> values)
    {
        _sorted = [.. values];
        if (_sorted.Length == 0) throw new ArgumentException("Quantiles need at least one value.", nameof(values));
        Array.Sort(_sorted);
    }

    public int Count => _sorted.Length;

    /// <param name="share">0 gives the lowest value, 0.5 the median, 1 the highest.</param>
    public double At(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (_sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + (place - below) * (_sorted[above] - _sorted[below]);
    }

    /// <summary>The fraction of values at or below one.</summary>
    public double ShareUpTo(double value)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return (double)low / _sorted.Length;
    }
}
