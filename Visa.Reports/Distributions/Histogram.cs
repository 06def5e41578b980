using Visa.Reports.Charts;

namespace Visa.Reports.Distributions;

/// <summary>Counts values in bins of equal width, or of equal ratio for quantities that span powers of ten.</summary>
public sealed class Histogram
{
    private readonly double[] _edges;
    private readonly long[] _counts;
    private readonly bool _isLogarithmic;

    private Histogram(double[] edges, bool isLogarithmic)
    {
        _edges = edges;
        _counts = new long[edges.Length - 1];
        _isLogarithmic = isLogarithmic;
    }

    /// <summary>Values that were counted, those outside the bins included.</summary>
    public long Count { get; private set; }

    public static Histogram Linear(double from, double to, int bins) => new(Edges(bins, share => from + share * (to - from)), false);

    public static Histogram Logarithmic(double from, double to, int bins) => new(Edges(bins, share => from * Math.Pow(to / from, share)), true);

    /// <summary>Counts a value; one outside of the range counts in the total only.</summary>
    public void Add(double value)
    {
        Count++;
        if (!(value >= _edges[0]) || value >= _edges[^1]) return;
        var share = _isLogarithmic ? Math.Log(value / _edges[0]) / Math.Log(_edges[^1] / _edges[0]) : (value - _edges[0]) / (_edges[^1] - _edges[0]);
        var bin = Math.Clamp((int)(share * _counts.Length), 0, _counts.Length - 1);
        // Rounding may miss the edge by one bin.
        if (value < _edges[bin]) bin--;
        else if (value >= _edges[bin + 1]) bin++;
        _counts[bin]++;
    }

    /// <summary>A bar for each bin: its share of all values, in percent.</summary>
    public IReadOnlyList<Bar> Shares() =>
        [.. _counts.Select((count, bin) => new Bar(_edges[bin], _edges[bin + 1], Count == 0 ? 0 : 100.0 * count / Count))];

    /// <summary>The same as a line through the middles of the bins.</summary>
    public IReadOnlyList<PlotPoint> ShareLine() =>
        [.. Shares().Select(bar => new PlotPoint(_isLogarithmic ? Math.Sqrt(bar.From * bar.To) : (bar.From + bar.To) / 2, bar.Length))];

    private static double[] Edges(int bins, Func<double, double> at) => [.. Enumerable.Range(0, bins + 1).Select(i => at((double)i / bins))];
}
