namespace Visa.Decisions.Explanations;

/// <summary>One thread's room for TreeSHAP: the path of every level that the walk has open, one after the other.</summary>
internal sealed class ShapWalk(int deepest)
{
    private readonly PathElement[] _paths = new PathElement[(deepest + 2) * (deepest + 3) / 2];
    private ExplainedTree _explained = null!;
    private int[] _keys = [];
    private double[] _contributions = [];

    /// <summary>Adds a tree's contributions to those of the features.</summary>
    public void Add(ExplainedTree explained, int[] keys, double[] contributions)
    {
        (_explained, _keys, _contributions) = (explained, keys, contributions);
        Visit(explained.Tree.Root, 0, 0, new PathElement(-1, 1, 1, 0));
    }

    /// <param name="child">Where the walk is.</param>
    /// <param name="start">Where the parent's path is in <see cref="_paths"/>.</param>
    /// <param name="length">Of the parent's path.</param>
    /// <param name="added">The feature that the parent splits on.</param>
    private void Visit(int child, int start, int length, PathElement added)
    {
        var own = start + length;
        _paths.AsSpan(start, length).CopyTo(_paths.AsSpan(own));
        var path = new FeaturePath(_paths.AsSpan(own, length + 1));
        path.Extend(length++, added);
        if (child < 0) Credit(path, length, _explained.Tree.LeafValues[~child]);
        else Branch(child, own, length, path);
    }

    private void Credit(FeaturePath path, int length, double value)
    {
        for (var i = 1; i < length; i++)
        {
            _contributions[path[i].Feature] += path.UnwoundSum(length, i) * (path[i].One - path[i].Zero) * value;
        }
    }

    private void Branch(int node, int own, int length, FeaturePath path)
    {
        var tree = _explained.Tree;
        var feature = tree.Features[node];
        var (zero, one) = (1.0, 1.0);
        for (var i = 1; i < length; i++)
        {
            if (path[i].Feature != feature) continue;
            // A feature that splits again narrows its own share: the earlier element makes room for the joint one.
            (zero, one) = (path[i].Zero, path[i].One);
            path.Unwind(length--, i);
            break;
        }

        var goesRight = _keys[feature] > _explained.Thresholds[node];
        var (taken, other) = goesRight ? (tree.RightChildren[node], tree.LeftChildren[node]) : (tree.LeftChildren[node], tree.RightChildren[node]);
        var cover = _explained.Cover(node);
        Visit(taken, own, length, new PathElement(feature, zero * _explained.Cover(taken) / cover, one, 0));
        Visit(other, own, length, new PathElement(feature, zero * _explained.Cover(other) / cover, 0, 0));
    }
}
