using System.Numerics;
using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Tests.Explanations;

/// <summary>Shapley values straight from their definition: the mean over all subsets of the other features. For a handful of features only.</summary>
internal sealed class SubsetShapley(TreeEnsemble ensemble, float[] row)
{
    /// <summary>The margin that is expected when only the features of a set are known, one bit each.</summary>
    public double Value(uint known) => ensemble.Bias + ensemble.Trees.Sum(tree => Value(tree, tree.Root, known));

    public double Of(int feature)
    {
        var n = row.Length;
        var sum = 0.0;
        for (var known = 0u; known < 1u << n; known++)
        {
            if ((known & 1u << feature) != 0) continue;
            var size = BitOperations.PopCount(known);
            sum += Factorial(size) * Factorial(n - size - 1) / Factorial(n) * (Value(known | 1u << feature) - Value(known));
        }

        return sum;
    }

    private double Value(EnsembleTree tree, int child, uint known)
    {
        if (child < 0) return tree.LeafValues[~child];
        var (left, right) = (tree.LeftChildren[child], tree.RightChildren[child]);
        if ((known & 1u << tree.Features[child]) != 0) return Value(tree, row[tree.Features[child]] > tree.Thresholds[child] ? right : left, known);
        var (ofLeft, ofRight) = (Cover(tree, left), Cover(tree, right));
        return (ofLeft * Value(tree, left, known) + ofRight * Value(tree, right, known)) / (ofLeft + ofRight);
    }

    private static double Cover(EnsembleTree tree, int child) =>
        child < 0 ? Math.Max(tree.LeafCovers[~child], 1e-3) : Cover(tree, tree.LeftChildren[child]) + Cover(tree, tree.RightChildren[child]);

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
