namespace Visa.Scoring.Evaluation;

/// <summary>What a review costs and what a caught fraud saves.</summary>
/// <param name="CostPerReview">Of an analyst's look at one transaction, in the units of the amounts.</param>
/// <param name="SavedShare">The share of a caught fraud's amount that is not lost.</param>
internal sealed record ReviewEconomics(double CostPerReview = 5, double SavedShare = 1)
{
    /// <summary>
    /// What a review of every row from the threshold up would have saved, net of its cost. Counterfactual: it takes for granted that a caught fraud is a lost loss and that
    /// nobody behaves otherwise because of it.
    /// </summary>
    public double NetSaving(ScoredRows rows, double threshold, ReadOnlySpan<int> weights = default)
    {
        var net = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.Scores[row] >= threshold) net += Worth(rows, row) * (weights.IsEmpty ? 1 : weights[row]);
        }

        return net;
    }

    /// <summary>The threshold with the greatest net saving, and that saving; positive infinity and zero when nothing is worth a review.</summary>
    public (double Threshold, double Net) Best(ScoredRows rows)
    {
        var order = Enumerable.Range(0, rows.Count).OrderByDescending(row => rows.Scores[row]).ToArray();
        var (best, net) = ((Threshold: double.PositiveInfinity, Net: 0.0), 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[i];
            net += Worth(rows, row);
            var isLastOfItsScore = i + 1 == order.Length || rows.Scores[order[i + 1]] < rows.Scores[row];
            if (isLastOfItsScore && net > best.Net) best = (rows.Scores[row], net);
        }

        return best;
    }

    /// <summary>What the review of one row is worth.</summary>
    public double Worth(ScoredRows rows, int row) => (rows.IsFraud[row] ? rows.Amounts[row] * SavedShare : 0) - CostPerReview;
}
