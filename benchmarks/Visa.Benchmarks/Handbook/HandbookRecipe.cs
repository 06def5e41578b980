namespace Visa.Benchmarks.Handbook;

/// <summary>
/// Learners that rank together: of each, the logarithm of a row's rank among all is taken, and they are added up with their weights. The logarithm lets the top of each ranking count
/// most, whatever the scale of its scores. (Fisher's way of combining tests.)
/// </summary>
internal sealed record HandbookRecipe(params IReadOnlyList<(HandbookMember Member, double Weight)> Parts)
{
    public double[] Combine(IReadOnlyList<double[]> margins)
    {
        if (margins.Count == 1) return margins[0];
        var scores = new double[margins[0].Length];
        foreach (var (part, its) in margins.Index())
        {
            var order = Enumerable.Range(0, its.Length).OrderByDescending(row => its[row]).ToArray();
            foreach (var (rank, row) in order.Index()) scores[row] -= Parts[part].Weight * Math.Log((rank + 0.5) / order.Length);
        }

        return scores;
    }

    public override string ToString() => string.Join(" and ", Parts.Select(part => part.Member));
}
