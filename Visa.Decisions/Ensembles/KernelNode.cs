using System.Runtime.InteropServices;

namespace Visa.Decisions.Ensembles;

/// <summary>
/// A node or leaf of 64 bits. Children are neighbours, so that the next place is the child's, plus one for a value above the threshold;
/// a leaf is its own child under a threshold that nothing exceeds, so that walking on from it changes nothing.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct KernelNode
{
    /// <summary>The link has the child in so many low bits and the feature above them.</summary>
    public const int PlaceBits = 20;

    public const int MaxPlaces = 1 << PlaceBits;

    private readonly int _threshold;
    private readonly uint _link;

    public KernelNode(int threshold, int feature, int child)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(child, MaxPlaces);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, TreeEnsemble.MaxFeatures);
        _threshold = threshold;
        _link = (uint)feature << PlaceBits | (uint)child;
    }

    /// <summary>As a <see cref="SortKey"/>.</summary>
    public int Threshold => _threshold;

    public nuint Feature => _link >> PlaceBits;

    public uint Child => _link & (MaxPlaces - 1);
}
