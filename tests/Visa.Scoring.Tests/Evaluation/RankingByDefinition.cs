namespace Visa.Scoring.Tests.Evaluation;

/// <summary>The figures of a ranking as their definitions say, threshold by threshold; slow and obvious.</summary>
internal sealed class RankingByDefinition(double[] scores, bool[] isFraud, int[] weights)
{
    private IEnumerable<int> Rows => Enumerable.Range(0, scores.Length);

    private double[] Thresholds => [.. Rows.Where(row => weights[row] > 0).Select(row => scores[row]).Distinct().OrderDescending()];

    private double Frauds => Rows.Where(row => isFraud[row]).Sum(row => weights[row]);

    private double Honest => Rows.Where(row => !isFraud[row]).Sum(row => weights[row]);

    public double AveragePrecision()
    {
        var (sum, recall) = (0.0, 0.0);
        foreach (var threshold in Thresholds)
        {
            var now = Found(threshold) / Frauds;
            sum += (now - recall) * Found(threshold) / (Found(threshold) + Alarms(threshold));
            recall = now;
        }

        return sum;
    }

    public double AreaUnderRoc()
    {
        var wins = 0.0;
        foreach (var fraud in Rows.Where(row => isFraud[row]))
        {
            foreach (var honest in Rows.Where(row => !isFraud[row])) wins += weights[fraud] * weights[honest] * (scores[fraud] > scores[honest] ? 1 : scores[fraud] == scores[honest] ? 0.5 : 0);
        }

        return wins / Frauds / Honest;
    }

    public double RecallAtFalsePositiveRate(double rate) =>
        Thresholds.Where(threshold => Alarms(threshold) <= rate * Honest).Select(threshold => Found(threshold) / Frauds).DefaultIfEmpty(0).Max();

    public double RecallAtBudget(double share) =>
        Thresholds.Where(threshold => Found(threshold) + Alarms(threshold) <= share * (Frauds + Honest)).Select(threshold => Found(threshold) / Frauds).DefaultIfEmpty(0).Max();

    private double Found(double threshold) => Rows.Where(row => isFraud[row] && scores[row] >= threshold).Sum(row => weights[row]);

    private double Alarms(double threshold) => Rows.Where(row => !isFraud[row] && scores[row] >= threshold).Sum(row => weights[row]);
}
