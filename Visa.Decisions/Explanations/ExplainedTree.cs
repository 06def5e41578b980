using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Explanations;

/// <summary>A tree with the training rows under each of its nodes. A leaf that no training row reached counts for a thousandth of one, so that no share is zero.</summary>
internal sealed class ExplainedTree
{
    private const double LeastCover = 1e-3;

    private readonly double[] _nodeCovers;
    private readonly double[] _leafCovers;

    public ExplainedTree(EnsembleTree tree)
    {
        Tree = tree;
        _leafCovers = [.. tree.LeafCovers.Select(cover => Math.Max(cover, LeastCover))];
        _nodeCovers = new double[tree.NodeCount];
        Thresholds = [.. tree.Thresholds.Select(SortKey.Of)];
        (_, Depth) = Measure(tree.Root);
        ExpectedValue = tree.LeafValues.Select((value, leaf) => value * _leafCovers[leaf]).Sum() / Cover(tree.Root);
    }

    public EnsembleTree Tree { get; }

    /// <summary>As sort keys, so that a row takes the same way as in the kernel.</summary>
    public int[] Thresholds { get; }

    public int Depth { get; }

    /// <summary>The mean of the leaf values over the training rows.</summary>
    public double ExpectedValue { get; }

    public double Cover(int child) => child < 0 ? _leafCovers[~child] : _nodeCovers[child];

    private (double Cover, int Depth) Measure(int child)
    {
        if (child < 0) return (_leafCovers[~child], 0);
        var left = Measure(Tree.LeftChildren[child]);
        var right = Measure(Tree.RightChildren[child]);
        _nodeCovers[child] = left.Cover + right.Cover;
        return (_nodeCovers[child], 1 + Math.Max(left.Depth, right.Depth));
    }
}
