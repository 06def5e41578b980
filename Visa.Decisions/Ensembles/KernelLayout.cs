namespace Visa.Decisions.Ensembles;

/// <summary>
/// Lays the trees of an ensemble out for <see cref="EnsembleKernel"/>: each breadth-first, so that the places near the root, which every row visits, share
/// cache lines; in groups of eight trees of like depth, so that few of the eight walk on the spot; the last group filled up with trees that add nothing.
/// </summary>
internal sealed class KernelLayout
{
    public const int Lanes = 8;

    private readonly List<KernelNode> _nodes = [];
    private readonly List<double> _values = [];

    public KernelLayout(TreeEnsemble ensemble)
    {
        EnsembleTree[] ordered = [.. ensemble.Trees.OrderBy(Depth)];
        var groups = (ordered.Length + Lanes - 1) / Lanes;
        Starts = new int[groups * Lanes];
        Depths = new int[groups];
        for (var i = 0; i < Starts.Length; i++)
        {
            Starts[i] = _nodes.Count;
            if (i < ordered.Length) Add(ordered[i]);
            else AddLeaf(0);
        }

        for (var i = 0; i < ordered.Length; i++) Depths[i / Lanes] = Math.Max(Depths[i / Lanes], Depth(ordered[i]));
        (Nodes, Values) = ([.. _nodes], [.. _values]);
    }

    public KernelNode[] Nodes { get; }

    /// <summary>The value of the leaf at each place; zero at nodes.</summary>
    public double[] Values { get; }

    /// <summary>The place of each tree's root.</summary>
    public int[] Starts { get; }

    /// <summary>How many steps the longest walk of each group takes.</summary>
    public int[] Depths { get; }

    private void Add(EnsembleTree tree)
    {
        var pending = new Queue<int>();
        pending.Enqueue(tree.Root);
        for (var next = _nodes.Count + 1; pending.TryDequeue(out var child);)
        {
            if (child < 0)
            {
                AddLeaf(tree.LeafValues[~child]);
                continue;
            }

            _nodes.Add(new KernelNode(SortKey.Of(tree.Thresholds[child]), tree.Features[child], next));
            _values.Add(0);
            pending.Enqueue(tree.LeftChildren[child]);
            pending.Enqueue(tree.RightChildren[child]);
            next += 2;
        }
    }

    private void AddLeaf(double value)
    {
        _nodes.Add(new KernelNode(SortKey.AboveAll, 0, _nodes.Count));
        _values.Add(value);
    }

    private static int Depth(EnsembleTree tree)
    {
        var deepest = 0;
        var pending = new Stack<(int Child, int Depth)>();
        pending.Push((tree.Root, 0));
        while (pending.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            if (at.Child < 0) continue;
            pending.Push((tree.LeftChildren[at.Child], at.Depth + 1));
            pending.Push((tree.RightChildren[at.Child], at.Depth + 1));
        }

        return deepest;
    }
}
