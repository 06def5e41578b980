namespace Visa.Scoring.Evaluation;

/// <summary>Rows from the most to the least suspicious, with those of equal score as one step: no figure depends on how ties happened to fall.</summary>
internal sealed class Ranking
{
    private readonly int[] _order;
    private readonly int[] _steps;
    private readonly bool[] _isFraud;

    /// <summary>The steps with a fraud in them, and between them all the honest ones as one: a figure changes with the frauds alone.</summary>
    private readonly int[] _counted;

    public Ranking(double[] scores, bool[] isFraud)
    {
        _isFraud = isFraud;
        _order = [.. Enumerable.Range(0, scores.Length)];
        var keys = scores.ToArray();
        Array.Sort(keys, _order);
        Array.Reverse(keys);
        Array.Reverse(_order);
        _steps = [.. Enumerable.Range(1, keys.Length).Where(end => end == keys.Length || keys[end] != keys[end - 1])];
        _counted = [.. WithHonestOnesJoined()];
    }

    /// <summary>The counts that figures are made of, at the cost of a pass and not of a sort.</summary>
    /// <param name="weights">How often each row is taken, as a bootstrap sample has it; once when empty.</param>
    public RankingCounts Count(ReadOnlySpan<int> weights = default) => new(After(_counted, weights));

    /// <summary>The counts after each step, from the most suspicious on: what curves are drawn from.</summary>
    public IReadOnlyList<RankingStep> Curve() => After(_steps, weights: default);

    private RankingStep[] After(int[] ends, ReadOnlySpan<int> weights)
    {
        var counts = new RankingStep[ends.Length];
        var (frauds, flagged, at) = (0L, 0L, 0);
        for (var step = 0; step < counts.Length; step++)
        {
            for (; at < ends[step]; at++)
            {
                var row = _order[at];
                var weight = weights.IsEmpty ? 1 : weights[row];
                flagged += weight;
                if (_isFraud[row]) frauds += weight;
            }

            counts[step] = new RankingStep(frauds, flagged);
        }

        return counts;
    }

    private IEnumerable<int> WithHonestOnesJoined()
    {
        var (start, last) = (0, 0);
        foreach (var end in _steps)
        {
            var hasFraud = false;
            for (var at = start; at < end; at++) hasFraud |= _isFraud[_order[at]];
            if (hasFraud && start > last) yield return start;
            if (hasFraud || end == _order.Length) yield return last = end;
            start = end;
        }
    }
}
