namespace Visa.Scoring.Evaluation;

/// <summary>
/// Rows from the most to the least suspicious, with those of equal score as one step: no figure depends on how ties happened to fall. Each figure takes
/// weights, so that a bootstrap sample costs a pass and not a sort.
/// </summary>
internal sealed class Ranking
{
    private readonly int[] _order;
    private readonly int[] _steps;
    private readonly bool[] _isFraud;

    public Ranking(double[] scores, bool[] isFraud)
    {
        _isFraud = isFraud;
        _order = [.. Enumerable.Range(0, scores.Length)];
        var keys = scores.ToArray();
        Array.Sort(keys, _order);
        Array.Reverse(keys);
        Array.Reverse(_order);
        _steps = [.. Enumerable.Range(1, keys.Length).Where(end => end == keys.Length || keys[end] != keys[end - 1])];
    }

    /// <summary>Precision averaged over the frauds, as scikit-learn's <c>average_precision_score</c> defines it: the sum over steps of (recall gained) · precision. NaN without a fraud.</summary>
    public double AveragePrecision(ReadOnlySpan<int> weights = default)
    {
        var (sum, found) = (0.0, 0L);
        foreach (var step in new CumulativeCounts(this, weights))
        {
            sum += (step.Frauds - found) * ((double)step.Frauds / step.Flagged);
            found = step.Frauds;
        }

        return sum / found;
    }

    /// <summary>The probability that a fraud outranks an honest transaction, a tie counting half. NaN without both.</summary>
    public double AreaUnderRoc(ReadOnlySpan<int> weights = default)
    {
        var (area, frauds, honest) = (0.0, 0L, 0L);
        foreach (var step in new CumulativeCounts(this, weights))
        {
            area += (step.Honest - honest) * (step.Frauds + frauds) / 2.0;
            (frauds, honest) = (step.Frauds, step.Honest);
        }

        return area / ((double)frauds * honest);
    }

    /// <summary>The share of the frauds found while at most this share of the honest transactions is flagged.</summary>
    public double RecallAtFalsePositiveRate(double rate, ReadOnlySpan<int> weights = default)
    {
        var totals = Totals(weights);
        var recall = 0.0;
        foreach (var step in new CumulativeCounts(this, weights))
        {
            if (step.Honest > rate * totals.Honest) break;
            recall = (double)step.Frauds / totals.Frauds;
        }

        return recall;
    }

    /// <summary>The share of the frauds found among the most suspicious ones, when people can review this share of all transactions.</summary>
    public double RecallAtBudget(double share, ReadOnlySpan<int> weights = default)
    {
        var totals = Totals(weights);
        var recall = 0.0;
        foreach (var step in new CumulativeCounts(this, weights))
        {
            if (step.Flagged > share * totals.Flagged) break;
            recall = (double)step.Frauds / totals.Frauds;
        }

        return recall;
    }

    /// <summary>The counts after each step, from the most suspicious on: what curves are drawn from.</summary>
    public IEnumerable<RankingStep> Curve()
    {
        var (frauds, flagged, at) = (0L, 0L, 0);
        foreach (var end in _steps)
        {
            for (; at < end; at++)
            {
                flagged++;
                if (_isFraud[_order[at]]) frauds++;
            }

            yield return new RankingStep(frauds, flagged);
        }
    }

    private RankingStep Totals(ReadOnlySpan<int> weights)
    {
        var totals = default(RankingStep);
        foreach (var step in new CumulativeCounts(this, weights)) totals = step;
        return totals;
    }

    /// <summary>The steps of a weighted ranking, those of no weight left out, without allocation.</summary>
    private ref struct CumulativeCounts(Ranking ranking, ReadOnlySpan<int> weights)
    {
        private readonly ReadOnlySpan<int> _weights = weights;
        private int _step;
        private int _at;

        public RankingStep Current { get; private set; }

        public readonly CumulativeCounts GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_step < ranking._steps.Length)
            {
                var (frauds, flagged) = (Current.Frauds, Current.Flagged);
                for (var end = ranking._steps[_step++]; _at < end; _at++)
                {
                    var row = ranking._order[_at];
                    var weight = _weights.IsEmpty ? 1 : _weights[row];
                    flagged += weight;
                    if (ranking._isFraud[row]) frauds += weight;
                }

                if (flagged == Current.Flagged) continue;
                Current = new RankingStep(frauds, flagged);
                return true;
            }

            return false;
        }
    }
}
