using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Tests.Ensembles;

/// <summary>Trees grown leaf by leaf as boosting grows them, from a seed.</summary>
internal sealed class RandomEnsemble(int seed)
{
    private readonly Random _random = new(seed);

    public TreeEnsemble Make(int features, int trees, int maxLeaves) =>
        new(features, _random.NextDouble() - 0.5, [.. Enumerable.Range(0, trees).Select(_ => Tree(features, _random.Next(1, maxLeaves + 1)))]);

    /// <summary>Values on a coarse grid, so that many of them equal a threshold.</summary>
    public float[] Row(int features) => [.. Enumerable.Range(0, features).Select(_ => Value())];

    private EnsembleTree Tree(int features, int leaves)
    {
        List<(int Feature, float Threshold, int Left, int Right)> nodes = [];
        List<(int Node, bool IsLeft)> parents = [(-1, false)];
        while (parents.Count < leaves)
        {
            var leaf = _random.Next(parents.Count);
            var (node, isLeft) = parents[leaf];
            if (node >= 0) nodes[node] = isLeft ? nodes[node] with { Left = nodes.Count } : nodes[node] with { Right = nodes.Count };
            parents[leaf] = (nodes.Count, true);
            parents.Add((nodes.Count, false));
            nodes.Add((_random.Next(features), Value(), ~leaf, ~(parents.Count - 1)));
        }

        return new EnsembleTree(
            [.. nodes.Select(node => node.Feature)], [.. nodes.Select(node => node.Threshold)], [.. nodes.Select(node => node.Left)], [.. nodes.Select(node => node.Right)],
            [.. parents.Select(_ => _random.NextDouble() * 2 - 1)], [.. parents.Select(_ => (double)_random.Next(0, 100))]);
    }

    private float Value() => _random.Next(12) switch
    {
        0 => -0f,
        1 => 0f,
        2 => float.Epsilon,
        3 => -3.5e37f,
        4 => float.MaxValue,
        var other => (other - 8) * 0.25f,
    };
}
