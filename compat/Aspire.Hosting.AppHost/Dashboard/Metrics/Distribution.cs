namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>Counts of measurements by bucket; bucket i holds those in (Bounds[i-1], Bounds[i]], the last is open above.</summary>
/// <param name="Bounds">Ascending; empty when only the count is known.</param>
/// <param name="Buckets">One more than the bounds, or empty.</param>
/// <param name="Count">Measurements in all.</param>
/// <param name="Min">The least measurement, where the sender tells.</param>
/// <param name="Max">The greatest measurement, where the sender tells.</param>
internal sealed record Distribution(IReadOnlyList<double> Bounds, IReadOnlyList<long> Buckets, long Count, double? Min, double? Max)
{
    /// <summary>The distribution of what was measured since an earlier point of the same run.</summary>
    public Distribution Since(Distribution earlier) =>
        new(Bounds, [.. Buckets.Select((count, i) => count - earlier.Buckets[i])], Count - earlier.Count, null, null);

    public Distribution Plus(Distribution other) =>
        new(Bounds, [.. Buckets.Select((count, i) => count + other.Buckets[i])], Count + other.Count, Least(Min, other.Min), Greatest(Max, other.Max));

    public bool HasSameBounds(Distribution other) => Bounds.SequenceEqual(other.Bounds) && Buckets.Count == other.Buckets.Count;

    /// <summary>An estimate, linear within the bucket that holds the percentile; null when nothing was measured or no buckets are known.</summary>
    /// <param name="fraction">0.95 for the 95th percentile.</param>
    public double? Percentile(double fraction)
    {
        if (Count <= 0 || Bounds.Count == 0)
            return null;
        var rank = fraction * Count;
        var below = 0L;
        for (var i = 0; i < Buckets.Count; i++)
        {
            if (Buckets[i] > 0 && below + Buckets[i] >= rank)
                return Within(i, (rank - below) / Buckets[i]);
            below += Buckets[i];
        }

        return Max ?? Bounds[^1];
    }

    private double Within(int bucket, double share)
    {
        var upper = bucket < Bounds.Count ? Bounds[bucket] : Math.Max(Bounds[^1], Max ?? Bounds[^1]);
        var lower = bucket > 0 ? Bounds[bucket - 1] : Math.Min(Bounds[0], Min ?? 0);
        var estimate = lower + (upper - lower) * share;
        return Math.Min(Math.Max(estimate, Min ?? estimate), Max ?? estimate);
    }

    private static double? Least(double? a, double? b) => a is null || b is null ? a ?? b : Math.Min(a.Value, b.Value);

    private static double? Greatest(double? a, double? b) => a is null || b is null ? a ?? b : Math.Max(a.Value, b.Value);
}
