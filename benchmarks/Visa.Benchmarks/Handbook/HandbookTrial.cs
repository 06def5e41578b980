using Visa.Scoring.Training;

namespace Visa.Benchmarks.Handbook;

/// <summary>One way to train, tried on folds.</summary>
internal sealed class HandbookTrial(HandbookTable table)
{
    private static readonly LabelledRows NoValidation = new(1, [], []);

    /// <summary>Trains on each fold with several seeds, adds up their margins, and scores the fold's test days.</summary>
    public IReadOnlyList<HandbookScores> Run(ILearner learner, LearnerSettings settings, IReadOnlyList<HandbookFold> folds, int seeds, CancellationToken cancellationToken)
    {
        var scores = new List<HandbookScores>();
        foreach (var fold in folds)
        {
            var training = table.Training(fold);
            var (test, unscored) = table.Test(fold);
            var margins = new double[test.Count];
            for (var seed = 1; seed <= seeds; seed++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var scorer = learner.Learn(training, NoValidation, settings with { Seed = seed, Patience = 0 });
                foreach (var (margin, row) in scorer.Score(test).Select((margin, row) => (margin, row))) margins[row] += margin;
            }

            scores.Add(HandbookScores.Of(unscored with { Scores = margins }));
        }

        return scores;
    }
}
