namespace Visa.Decisions.Ensembles;

/// <summary>
/// A node or leaf of 64 bits. Children are neighbours, so that the next place is the child's, plus one for a value above the threshold;
/// a leaf is its own child under a threshold that nothing exceeds, so that walking on from it changes nothing.
/// </summary>
internal readonly struct KernelNode
{
    private const int PlaceBits = 20;

    public const int MaxPlaces = 1 << PlaceBits;

    private readonly uint _link;

    public KernelNode(int threshold, int feature, int child)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(child, MaxPlaces);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, TreeEnsemble.MaxFeatures);
        Threshold = threshold;
        _link = (uint)feature << PlaceBits | (uint)child;
    }

    /// <summary>As a <see cref="SortKey"/>.</summary>
    public int Threshold { get; }

    public nuint Feature => _link >> PlaceBits;

    public uint Child => _link & (MaxPlaces - 1);
}
