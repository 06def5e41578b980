using System.Collections.Immutable;

namespace Visa.Scoring.Evaluation;

/// <summary>
/// The population stability index: how far a distribution has moved from the one that a model was trained on. By custom below 0.1 is stable, 0.1 to 0.25 worth a look, more a
/// different population. Bins are the quantiles of the expected values, with one more for missing values.
/// </summary>
internal sealed class PopulationStability
{
    private const double LeastShare = 1e-4;

    /// <summary>From what was kept of the expected values.</summary>
    public PopulationStability(ValueProfile expected) => Expected = expected;

    /// <param name="expected">Values of the training rows; NaN for missing.</param>
    /// <param name="bins">Quantiles; fewer where values repeat.</param>
    public PopulationStability(float[] expected, int bins = 10)
    {
        float[] sorted = [.. expected.Where(value => !float.IsNaN(value)).Order()];
        ImmutableArray<float> edges = sorted.Length == 0 ? [] : [.. Enumerable.Range(1, bins - 1).Select(i => sorted[(int)((long)i * sorted.Length / bins)]).Distinct()];
        Expected = new ValueProfile(edges, Shares(expected, edges));
    }

    public ValueProfile Expected { get; }

    /// <summary>The sum over bins of (actual − expected) · ln(actual / expected); an empty bin counts as a ten-thousandth. NaN without values.</summary>
    public double Index(float[] actual)
    {
        if (actual.Length == 0) return double.NaN;
        return Shares(actual, Expected.Edges).Zip(Expected.Shares, (now, then) => (Now: Math.Max(now, LeastShare), Then: Math.Max(then, LeastShare)))
            .Sum(bin => (bin.Now - bin.Then) * Math.Log(bin.Now / bin.Then));
    }

    private static ImmutableArray<double> Shares(float[] values, ImmutableArray<float> edges)
    {
        var counts = new double[edges.Length + 2];
        foreach (var value in values) counts[Bin(value, edges)]++;
        return [.. counts.Select(count => count / Math.Max(1, values.Length))];
    }

    private static int Bin(float value, ImmutableArray<float> edges)
    {
        if (float.IsNaN(value)) return edges.Length + 1;
        var at = edges.BinarySearch(value);
        return at >= 0 ? at + 1 : ~at;
    }
}
