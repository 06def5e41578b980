using Microsoft.ML.Trainers.FastTree;
using Visa.Decisions.Ensembles;

namespace Visa.Scoring.Training;

/// <summary>Takes the trees out of a model that ML.NET trained.</summary>
internal static class MlTrees
{
    /// <param name="ensemble">Without categorical splits.</param>
    /// <param name="training">Counted into the leaves, for explanations.</param>
    public static TreeEnsemble Export<TTree>(TreeEnsemble<TTree> ensemble, LabelledRows training)
        where TTree : RegressionTreeBase
    {
        var trees = ensemble.Trees.Zip(ensemble.TreeWeights, Export).ToArray();
        Parallel.For(0, trees.Length, i => trees[i] = Counted(trees[i], training));
        return new TreeEnsemble(training.Width, ensemble.Bias, [.. trees]);
    }

    private static EnsembleTree Export(RegressionTreeBase tree, double weight)
    {
        if (tree.CategoricalSplitFlags.Any(isCategorical => isCategorical)) throw new InvalidOperationException("A tree splits on categories, which the serving kernel does not do; train without them.");
        // ML.NET writes a tree that learned nothing as a node whose leaves have equal values; it stays as it is.
        return new EnsembleTree(
            [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], [.. tree.LeftChild], [.. tree.RightChild],
            [.. tree.LeafValues.Select(value => value * weight)], [.. tree.LeafValues.Select(_ => 0.0)]);
    }

    private static EnsembleTree Counted(EnsembleTree tree, LabelledRows training)
    {
        var covers = new double[tree.LeafCount];
        for (var row = 0; row < training.Count; row++) covers[tree.LeafOf(training.Row(row))]++;
        return tree.WithCovers(covers);
    }
}
