using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Drift;

/// <summary>How many values fell into each bin of a profile.</summary>
internal sealed class ValueCounts(ValueProfile expected)
{
    private const double LeastShare = 1e-4;

    private readonly float[] _edges = [.. expected.Edges];
    private readonly long[] _counts = new long[expected.Edges.Length + 2];
    private long _total;

    public double MissingShare => _total == 0 ? double.NaN : (double)_counts[^1] / _total;

    public double ExpectedMissingShare => expected.Shares[^1];

    public void Add(float value)
    {
        _total++;
        if (float.IsNaN(value))
        {
            _counts[^1]++;
            return;
        }

        var at = Array.BinarySearch(_edges, value);
        _counts[at >= 0 ? at + 1 : ~at]++;
    }

    /// <summary>The population stability index, as <see cref="PopulationStability.Index"/> defines it.</summary>
    public double Index()
    {
        if (_total == 0) return double.NaN;
        var index = 0.0;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            var now = Math.Max((double)_counts[bin] / _total, LeastShare);
            var then = Math.Max(expected.Shares[bin], LeastShare);
            index += (now - then) * Math.Log(now / then);
        }

        return index;
    }
}
