using System.Collections.Concurrent;
using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Explanations;

/// <summary>
/// Exact Shapley values of an ensemble's features for one vector (path-dependent TreeSHAP): what each feature added to the margin, over all orders in
/// which the features could have become known. They and <see cref="ExpectedMargin"/> add up to the kernel's margin. Thread-safe.
/// </summary>
public sealed class TreeExplainer
{
    private readonly EnsembleKernel _kernel;
    private readonly ExplainedTree[] _trees;
    private readonly int _deepest;
    private readonly ConcurrentBag<ShapWalk> _walks = [];

    public TreeExplainer(EnsembleKernel kernel)
    {
        _kernel = kernel;
        _trees = [.. kernel.Ensemble.Trees.Select(tree => new ExplainedTree(tree))];
        _deepest = _trees.Length == 0 ? 0 : _trees.Max(tree => tree.Depth);
        ExpectedMargin = kernel.Ensemble.Bias + _trees.Sum(tree => tree.ExpectedValue);
    }

    /// <summary>The mean margin of the training rows, of which nothing is known: what all contributions start from, in log-odds for a boosted classifier.</summary>
    public double ExpectedMargin { get; }

    /// <summary>The contributions of the ensemble's features to the margin of one vector, in the features' order.</summary>
    /// <param name="vector">As for <see cref="EnsembleKernel.Margin"/>.</param>
    public double[] Contributions(ReadOnlySpan<float> vector)
    {
        var keys = new int[_kernel.Ensemble.FeatureCount];
        _kernel.Encode(vector, keys);
        var contributions = new double[keys.Length];
        if (!_walks.TryTake(out var walk)) walk = new ShapWalk(_deepest);
        foreach (var tree in _trees) walk.Add(tree, keys, contributions);
        _walks.Add(walk);
        return contributions;
    }
}
