using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Explanations;

/// <summary>A tree as the steps of its ways down, with the training rows that took them. A leaf that no training row reached counts for a thousandth of one, so that no share is zero.</summary>
internal sealed class ExplainedTree
{
    private const double LeastCover = 1e-3;

    private readonly EnsembleTree _tree;
    private readonly double[] _nodeCovers;
    private readonly double[] _leafCovers;
    private readonly List<ShapStep> _steps;

    public ExplainedTree(EnsembleTree tree)
    {
        _tree = tree;
        _leafCovers = [.. tree.LeafCovers.Select(cover => Math.Max(cover, LeastCover))];
        _nodeCovers = new double[tree.NodeCount];
        var cover = Measure(tree.Root);
        ExpectedValue = tree.LeafValues.Select((value, leaf) => value * _leafCovers[leaf]).Sum() / cover;

        _steps = new(2 * tree.NodeCount + 1) { new ShapStep(0, 0, 0, 0, 0, 1, 0) };
        AddBelow(tree.Root, 0, []);
        Steps = [.. _steps];
    }

    /// <summary>The first stands for the root and decides nothing.</summary>
    public ShapStep[] Steps { get; }

    /// <summary>The most distinct features on a way down.</summary>
    public int MostFeatures { get; private set; }

    /// <summary>The mean of the leaf values over the training rows.</summary>
    public double ExpectedValue { get; }

    private double Measure(int child) => child < 0 ? _leafCovers[~child] : _nodeCovers[child] = Measure(_tree.LeftChildren[child]) + Measure(_tree.RightChildren[child]);

    private double Cover(int child) => child < 0 ? _leafCovers[~child] : _nodeCovers[child];

    /// <param name="node">Whose children's steps are added; nothing for a leaf.</param>
    /// <param name="parent">The step that leads to it.</param>
    /// <param name="decided">The last step of each feature on the way to it.</param>
    private void AddBelow(int node, int parent, Dictionary<int, int> decided)
    {
        MostFeatures = Math.Max(MostFeatures, decided.Count);
        if (node < 0) return;
        var feature = _tree.Features[node];
        var earlier = decided.GetValueOrDefault(feature);
        for (var right = 0; right < 2; right++)
        {
            var child = right == 0 ? _tree.LeftChildren[node] : _tree.RightChildren[node];
            var step = _steps.Count;
            _steps.Add(new ShapStep(
                parent, earlier, feature, SortKey.Of(_tree.Thresholds[node]), right, _steps[earlier].Unknown * Cover(child) / Cover(node), child < 0 ? _tree.LeafValues[~child] : 0));
            AddBelow(child, step, new Dictionary<int, int>(decided) { [feature] = step });
        }
    }
}
