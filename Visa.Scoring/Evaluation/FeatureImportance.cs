using Visa.Decisions.Ensembles;

namespace Visa.Scoring.Evaluation;

/// <summary>
/// How much each feature's splits separate the training rows: the sum over its nodes of the weighted squared distance of the means of the two sides, which is what the split took out of the
/// variance of the tree's output. As shares of all features.
/// </summary>
internal static class FeatureImportance
{
    /// <returns>One share a feature of the ensemble; they add up to 1, or are all 0 for an ensemble that never splits.</returns>
    public static double[] Of(TreeEnsemble ensemble)
    {
        var sums = new double[ensemble.FeatureCount];
        foreach (var tree in ensemble.Trees) Add(tree, tree.Root, sums);
        var all = sums.Sum();
        return all == 0 ? sums : [.. sums.Select(sum => sum / all)];
    }

    private static (double Cover, double Sum) Add(EnsembleTree tree, int child, double[] sums)
    {
        if (child < 0) return (tree.LeafCovers[~child], tree.LeafCovers[~child] * tree.LeafValues[~child]);
        var left = Add(tree, tree.LeftChildren[child], sums);
        var right = Add(tree, tree.RightChildren[child], sums);
        if (left.Cover > 0 && right.Cover > 0)
        {
            var distance = left.Sum / left.Cover - right.Sum / right.Cover;
            sums[tree.Features[child]] += left.Cover * right.Cover / (left.Cover + right.Cover) * distance * distance;
        }

        return (left.Cover + right.Cover, left.Sum + right.Sum);
    }
}
