namespace Visa.Benchmarks.Measuring;

/// <summary>Repeated rounds and their medians.</summary>
internal static class Rounds
{
    /// <summary>
    /// Runs each contender once to warm up, then <paramref name="count"/> rounds in which they take turns, so that a slow spell of the
    /// machine hits all of them; returns their medians in order.
    /// </summary>
    public static async Task<double[]> MediansAsync(IReadOnlyList<Contender> contenders, int count, Action<string> report, CancellationToken cancellationToken)
    {
        var values = contenders.Select(_ => new List<double>()).ToList();
        for (var round = 0; round <= count; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                report(round == 0 ? $"{contenders[i].Name}: warm-up" : $"{contenders[i].Name}: round {round} of {count}");
                cancellationToken.ThrowIfCancellationRequested();
                var value = await contenders[i].Round(cancellationToken);
                if (round > 0) values[i].Add(value);
            }
        }
        return [.. values.Select(Median)];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is no median of nothing.", nameof(values));
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
