using System.Collections.Immutable;

namespace Visa.Decisions.Ensembles;

/// <summary>
/// A sum of regression trees: margin = bias + the values of the leaves that the row falls into. Construction checks the shape once, so that
/// whatever walks the trees later need not.
/// </summary>
public sealed class TreeEnsemble
{
    public const int MaxFeatures = 4_096;

    /// <summary>In all trees together: some 8,000 trees of 64 leaves.</summary>
    public const int MaxLeaves = 500_000;

    /// <param name="featureCount">Length of the vectors that the trees read.</param>
    /// <param name="bias">The margin before any tree.</param>
    /// <param name="trees">In the order of their training.</param>
    /// <exception cref="ArgumentException">A tree is not a tree, or reads a feature that does not exist.</exception>
    public TreeEnsemble(int featureCount, double bias, ImmutableArray<EnsembleTree> trees)
    {
        if (featureCount is < 1 or > MaxFeatures) throw new ArgumentException($"An ensemble reads between 1 and {MaxFeatures} features, not {featureCount}.", nameof(featureCount));
        if (!double.IsFinite(bias)) throw new ArgumentException("The bias of an ensemble is a finite number.", nameof(bias));
        for (var i = 0; i < trees.Length; i++)
        {
            if (EnsembleTreeCheck.Problem(trees[i], featureCount) is { } problem) throw new ArgumentException($"Tree {i} {problem}", nameof(trees));
        }

        if (trees.Sum(tree => (long)tree.LeafCount) > MaxLeaves) throw new ArgumentException($"An ensemble has at most {MaxLeaves} leaves.", nameof(trees));
        FeatureCount = featureCount;
        Bias = bias;
        Trees = trees;
    }

    public int FeatureCount { get; }

    public double Bias { get; }

    public ImmutableArray<EnsembleTree> Trees { get; }

    /// <summary>The margin of a row without NaN, tree after tree: the definition that <see cref="EnsembleKernel"/> computes faster.</summary>
    public double Margin(ReadOnlySpan<float> row)
    {
        var margin = Bias;
        foreach (var tree in Trees) margin += tree.LeafValues[tree.LeafOf(row)];
        return margin;
    }
}
