using Visa.Decisions.Ensembles;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class FeatureImportanceTests
{
    [Fact]
    public void Of_TwoSplits_AreTheVarianceThatEachTookOut()
    {
        // Root on feature 2: 60 rows of mean 0 against 40 rows of mean 2 (20 of 1, 20 of 3, told apart by feature 0).
        var tree = new EnsembleTree([2, 0], [0f, 0f], [~0, ~1], [1, ~2], [0, 1, 3], [60, 20, 20]);

        var shares = FeatureImportance.Of(new TreeEnsemble(3, 0, [tree]));

        Assert.Equal(40.0 / (96 + 40), shares[0], 1e-12);
        Assert.Equal(0, shares[1]);
        Assert.Equal(96.0 / (96 + 40), shares[2], 1e-12);
    }

    [Fact]
    public void Of_NoSplits_AreZero() => Assert.Equal([0.0], FeatureImportance.Of(new TreeEnsemble(1, 0, [new EnsembleTree([], [], [], [], [1], [9])])));
}
