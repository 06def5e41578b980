namespace Visa.Generator.Tests.Cheating;

/// <summary>
/// A decision tree of depth one on one column: the threshold, or the set of categories, that separates best in the first half of the
/// rows. Categories are ordered by their fraud rate, which makes the best set one of the prefixes; one that is new counts as average.
/// </summary>
internal static class Stump
{
    /// <summary>The area under the ROC curve of the stump's answer on the rows from <paramref name="split"/> on; 0.5 is chance.</summary>
    public static double HeldOutAuc(Column column, IReadOnlyList<bool> labels, int split)
    {
        var scores = column.IsCategory ? RatesOf(column, labels, split) : column.Values.ConvertAll(value => (double)value);
        var (threshold, sign) = Train(scores, labels, split);
        return sign == 0 ? 0.5 : Math.Max(0.5 + (sign * Separation(scores, labels, split, labels.Count, threshold) / 2), 0);
    }

    /// <summary>The cut with the largest difference between the frauds' and the honest's share above it.</summary>
    private static (double Threshold, int Sign) Train(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, int split)
    {
        var order = Enumerable.Range(0, split).OrderByDescending(row => scores[row]).ToArray();
        var (frauds, honest) = Totals(labels, 0, split);
        var (fraudsAbove, honestAbove, best, threshold, sign) = (0L, 0L, 0.0, 0.0, 0);
        for (var i = 0; i < order.Length; i++)
        {
            if (labels[order[i]]) fraudsAbove++;
            else honestAbove++;
            if (i + 1 < order.Length && scores[order[i + 1]] == scores[order[i]]) continue;
            var difference = ((double)fraudsAbove / frauds) - ((double)honestAbove / honest);
            if (Math.Abs(difference) > best) (best, threshold, sign) = (Math.Abs(difference), scores[order[i]], Math.Sign(difference));
        }
        return (threshold, sign);
    }

    private static double Separation(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, int from, int to, double threshold)
    {
        var (frauds, honest) = Totals(labels, from, to);
        var (fraudsAbove, honestAbove) = (0L, 0L);
        for (var row = from; row < to; row++)
        {
            if (scores[row] < threshold) continue;
            if (labels[row]) fraudsAbove++;
            else honestAbove++;
        }
        return ((double)fraudsAbove / frauds) - ((double)honestAbove / honest);
    }

    private static List<double> RatesOf(Column column, IReadOnlyList<bool> labels, int split)
    {
        var counts = new Dictionary<float, (int Frauds, int All)>();
        for (var row = 0; row < split; row++)
        {
            var (frauds, all) = counts.GetValueOrDefault(column.Values[row]);
            counts[column.Values[row]] = (frauds + (labels[row] ? 1 : 0), all + 1);
        }
        var average = (double)counts.Values.Sum(count => count.Frauds) / split;
        return column.Values.ConvertAll(value => counts.TryGetValue(value, out var count) ? (double)count.Frauds / count.All : average);
    }

    private static (long Frauds, long Honest) Totals(IReadOnlyList<bool> labels, int from, int to)
    {
        var frauds = 0L;
        for (var row = from; row < to; row++)
            if (labels[row]) frauds++;
        return (frauds, to - from - frauds);
    }
}
