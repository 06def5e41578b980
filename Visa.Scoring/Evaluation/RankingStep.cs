namespace Visa.Scoring.Evaluation;

/// <summary>What has been flagged down to a score.</summary>
internal readonly record struct RankingStep(long Frauds, long Flagged)
{
    public long Honest => Flagged - Frauds;

    public double Precision => (double)Frauds / Flagged;
}
