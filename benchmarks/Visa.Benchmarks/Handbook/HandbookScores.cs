using Visa.Scoring.Evaluation;

namespace Visa.Benchmarks.Handbook;

/// <summary>The handbook's three figures of one fold, or their means over folds.</summary>
internal readonly record struct HandbookScores(double AucRoc, double AveragePrecision, double CardPrecision)
{
    private const int CardsADay = 100;

    public static HandbookScores Of(ScoredRows rows)
    {
        var ranking = new Ranking(rows.Checked().Scores, rows.IsFraud).Count();
        return new HandbookScores(ranking.AreaUnderRoc(), ranking.AveragePrecision(), Visa.Scoring.Evaluation.CardPrecision.AtTop(CardsADay, rows));
    }

    /// <summary>The mean over folds and the population standard deviation, as the handbook reports them.</summary>
    public static (HandbookScores Mean, HandbookScores Deviation) Over(IReadOnlyList<HandbookScores> folds)
    {
        var (auc, ap, cp) = (Of(fold => fold.AucRoc), Of(fold => fold.AveragePrecision), Of(fold => fold.CardPrecision));
        return (new(auc.Mean, ap.Mean, cp.Mean), new(auc.Deviation, ap.Deviation, cp.Deviation));

        (double Mean, double Deviation) Of(Func<HandbookScores, double> figure)
        {
            var mean = folds.Average(figure);
            return (mean, Math.Sqrt(folds.Average(fold => Math.Pow(figure(fold) - mean, 2))));
        }
    }
}
