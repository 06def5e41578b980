namespace Visa.Decisions.Ensembles;

/// <summary>What makes arrays a tree: every node and leaf is reached once from the root, and every number means something.</summary>
internal static class EnsembleTreeCheck
{
    /// <summary>The first thing wrong with the tree, as the end of a sentence; null for a sound one.</summary>
    public static string? Problem(EnsembleTree tree, int featureCount) => Sizes(tree) ?? Numbers(tree, featureCount) ?? Shape(tree);

    private static string? Sizes(EnsembleTree tree)
    {
        var nodes = tree.NodeCount;
        if (tree.LeafCount != nodes + 1) return $"has {nodes} nodes and {tree.LeafCount} leaves; a binary tree has one leaf more than nodes.";
        if (tree.Thresholds.Length != nodes || tree.LeftChildren.Length != nodes || tree.RightChildren.Length != nodes) return "has node arrays of different lengths.";
        return tree.LeafCovers.Length != tree.LeafCount ? $"has {tree.LeafCovers.Length} covers for {tree.LeafCount} leaves." : null;
    }

    private static string? Numbers(EnsembleTree tree, int featureCount)
    {
        for (var i = 0; i < tree.NodeCount; i++)
        {
            if ((uint)tree.Features[i] >= (uint)featureCount) return $"splits on feature {tree.Features[i]} of {featureCount}.";
            if (!float.IsFinite(tree.Thresholds[i])) return $"has a threshold that is not a finite number, at node {i}.";
        }

        for (var i = 0; i < tree.LeafCount; i++)
        {
            if (!double.IsFinite(tree.LeafValues[i])) return $"has a value that is not a finite number, at leaf {i}.";
            if (!(tree.LeafCovers[i] >= 0) || !double.IsFinite(tree.LeafCovers[i])) return $"has a cover that is not a finite number from zero up, at leaf {i}.";
        }

        return null;
    }

    private static string? Shape(EnsembleTree tree)
    {
        var nodes = new bool[tree.NodeCount];
        var leaves = new bool[tree.LeafCount];
        var pending = new Stack<int>();
        pending.Push(tree.Root);
        while (pending.TryPop(out var child))
        {
            var reached = child >= 0 ? nodes : leaves;
            var index = child >= 0 ? child : ~child;
            if (index >= reached.Length || reached[index]) return "has a child that does not exist or has two parents.";
            reached[index] = true;
            if (child < 0) continue;
            pending.Push(tree.LeftChildren[child]);
            pending.Push(tree.RightChildren[child]);
        }

        return nodes.Contains(false) || leaves.Contains(false) ? "has a node or leaf that no row can reach." : null;
    }
}
