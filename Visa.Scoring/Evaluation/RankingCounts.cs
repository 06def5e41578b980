namespace Visa.Scoring.Evaluation;

/// <summary>The figures of a ranking, each row taken as often as its weight says.</summary>
/// <param name="steps">What has been flagged after each step, from the most suspicious on.</param>
internal sealed class RankingCounts(RankingStep[] steps)
{
    private readonly RankingStep _all = steps.LastOrDefault();

    /// <summary>Precision averaged over the frauds, as scikit-learn's <c>average_precision_score</c> defines it: the sum over steps of (recall gained) · precision. NaN without a fraud.</summary>
    public double AveragePrecision()
    {
        var (sum, found) = (0.0, 0L);
        foreach (var step in steps)
        {
            if (step.Frauds == found) continue;
            sum += (step.Frauds - found) * step.Precision;
            found = step.Frauds;
        }

        return sum / found;
    }

    /// <summary>The probability that a fraud outranks an honest transaction, a tie counting half. NaN without both.</summary>
    public double AreaUnderRoc()
    {
        var (area, frauds, honest) = (0.0, 0L, 0L);
        foreach (var step in steps)
        {
            area += (step.Honest - honest) * (step.Frauds + frauds) / 2.0;
            (frauds, honest) = (step.Frauds, step.Honest);
        }

        return area / ((double)frauds * honest);
    }

    /// <summary>The share of the frauds found while at most this share of the honest transactions is flagged. NaN without a fraud.</summary>
    public double RecallAtFalsePositiveRate(double rate) => Recall(step => step.Honest <= rate * _all.Honest);

    /// <summary>The share of the frauds found among the most suspicious ones, when people can review this share of all transactions. NaN without a fraud.</summary>
    public double RecallAtBudget(double share) => Recall(step => step.Flagged <= share * _all.Flagged);

    private double Recall(Predicate<RankingStep> isWithin) => (double)steps.TakeWhile(step => isWithin(step)).LastOrDefault().Frauds / _all.Frauds;
}
