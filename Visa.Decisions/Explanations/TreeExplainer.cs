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
    private readonly (ExplainedTree Tree, Quadrature Rule)[] _trees;
    private readonly int _mostSteps;
    private readonly ConcurrentBag<ShapWalk> _walks = [];

    public TreeExplainer(EnsembleKernel kernel)
    {
        _kernel = kernel;
        var rules = new Dictionary<int, Quadrature>();
        _trees = [.. kernel.Ensemble.Trees.Select(tree => new ExplainedTree(tree)).Select(tree => (tree, RuleFor(tree, rules)))];
        _mostSteps = _trees.Select(explained => explained.Tree.Steps.Length).Append(1).Max();
        ExpectedMargin = kernel.Ensemble.Bias + _trees.Sum(explained => explained.Tree.ExpectedValue);
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
        if (!_walks.TryTake(out var walk)) walk = new ShapWalk(_mostSteps, keys.Length);
        walk.Add(_trees, keys, contributions);
        _walks.Add(walk);
        return contributions;
    }

    /// <summary>A leaf's polynomial is of a degree below the number of features on its way.</summary>
    private static Quadrature RuleFor(ExplainedTree tree, Dictionary<int, Quadrature> rules) =>
        rules.TryGetValue(tree.MostFeatures, out var rule) ? rule : rules[tree.MostFeatures] = Quadrature.ForDegreeBelow(tree.MostFeatures);
}
