using System.Collections.Immutable;

namespace Visa.Decisions.Ensembles;

/// <summary>
/// One regression tree of an ensemble. Node 0 is the root; a row goes left when its feature is at most the threshold. A child is the index of
/// a node when it is zero or more, and the bitwise complement of the index of a leaf when it is negative. A tree without nodes is its only leaf.
/// </summary>
/// <param name="Features">Feature of each node: its place in the model's own vector.</param>
/// <param name="Thresholds">Threshold of each node, finite, in the feature's unit.</param>
/// <param name="LeftChildren">Child of each node for values up to the threshold.</param>
/// <param name="RightChildren">Child of each node for values above it.</param>
/// <param name="LeafValues">What each leaf adds to the margin, in log-odds for a boosted classifier.</param>
/// <param name="LeafCovers">Training rows (or their weight) in each leaf; explanations weigh the branches that a row did not take by it.</param>
public sealed record EnsembleTree(
    ImmutableArray<int> Features,
    ImmutableArray<float> Thresholds,
    ImmutableArray<int> LeftChildren,
    ImmutableArray<int> RightChildren,
    ImmutableArray<double> LeafValues,
    ImmutableArray<double> LeafCovers)
{
    public int NodeCount => Features.Length;

    public int LeafCount => LeafValues.Length;

    /// <summary>The child of a root: the root node, or the only leaf.</summary>
    public int Root => NodeCount == 0 ? ~0 : 0;

    /// <summary>The leaf that a row without NaN falls into.</summary>
    public int LeafOf(ReadOnlySpan<float> row)
    {
        var child = Root;
        while (child >= 0) child = row[Features[child]] > Thresholds[child] ? RightChildren[child] : LeftChildren[child];
        return ~child;
    }

    /// <summary>The same tree with other covers, one a leaf.</summary>
    public EnsembleTree WithCovers(ReadOnlySpan<double> covers) => this with { LeafCovers = [.. covers] };
}
