using Visa.Scoring.Training;

namespace Visa.Benchmarks.Handbook;

/// <summary>Ways to train, tried on folds. What a learner gave on a fold is kept: recipes share members.</summary>
internal sealed class HandbookTrial(HandbookTable table)
{
    private static readonly LabelledRows NoValidation = new(1, [], []);

    private readonly Dictionary<(HandbookMember, int TrainingDay, int Seeds), double[]> _margins = [];

    /// <summary>Trains a recipe's members on each fold with several seeds, and scores the fold's test days by it.</summary>
    public IReadOnlyList<HandbookScores> Run(HandbookRecipe recipe, IReadOnlyList<HandbookFold> folds, int seeds, CancellationToken cancellationToken)
    {
        var scores = new List<HandbookScores>();
        foreach (var fold in folds)
        {
            var (test, unscored) = table.Test(fold);
            double[][] margins = [.. recipe.Parts.Select(part => Margins(part.Member, fold, test, seeds, cancellationToken))];
            scores.Add(HandbookScores.Of(unscored with { Scores = recipe.Combine(margins) }));
        }

        return scores;
    }

    private double[] Margins(HandbookMember member, HandbookFold fold, LabelledRows test, int seeds, CancellationToken cancellationToken)
    {
        if (_margins.TryGetValue((member, fold.TrainingDay, seeds), out var known)) return known;
        var training = table.Training(fold);
        var margins = new double[test.Count];
        for (var seed = 1; seed <= seeds; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scorer = member.Learner.Learn(training, NoValidation, member.Settings with { Seed = seed, Patience = 0 });
            foreach (var (margin, row) in scorer.Score(test).Select((margin, row) => (margin, row))) margins[row] += margin;
        }

        return _margins[(member, fold.TrainingDay, seeds)] = margins;
    }
}
