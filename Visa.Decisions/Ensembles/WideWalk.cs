using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Visa.Decisions.Ensembles;

/// <summary>
/// Walks eight rows at once down eight trees, where the processor has gathering loads (AVX2): a step of eight rows is three loads and a comparison. The sums are
/// those of <see cref="EnsembleKernel"/>'s walk of one row, in the same order, so to the bit.
/// </summary>
internal static unsafe class WideWalk
{
    public const int Rows = 8;

    private const int KeyShift = 3;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Adds to each margin the leaf values of eight trees.</summary>
    /// <param name="nodes">Of all trees.</param>
    /// <param name="values">One for each node.</param>
    /// <param name="starts">The roots of the eight trees.</param>
    /// <param name="depth">The steps of their longest walk.</param>
    /// <param name="keys">Of eight rows: of each feature eight side by side.</param>
    /// <param name="margins">Of eight rows.</param>
    public static void Add(KernelNode[] nodes, double[] values, ReadOnlySpan<int> starts, int depth, ReadOnlySpan<int> keys, Span<double> margins)
    {
        // What is read lies inside the arrays because the ensemble and the layout were checked when they were made.
        fixed (KernelNode* node = &MemoryMarshal.GetArrayDataReference(nodes))
        fixed (double* value = &MemoryMarshal.GetArrayDataReference(values))
        fixed (int* key = keys)
        fixed (int* start = starts)
        fixed (double* margin = margins)
        {
            Add((int*)node, value, start, depth, key, margin);
        }
    }

    private static void Add(int* nodes, double* values, int* starts, int depth, int* keys, double* margins)
    {
        var (p0, p1, p2, p3) = (Vector256.Create(starts[0]), Vector256.Create(starts[1]), Vector256.Create(starts[2]), Vector256.Create(starts[3]));
        var (p4, p5, p6, p7) = (Vector256.Create(starts[4]), Vector256.Create(starts[5]), Vector256.Create(starts[6]), Vector256.Create(starts[7]));
        for (; depth > 0; depth--)
        {
            p0 = Next(nodes, p0, keys);
            p1 = Next(nodes, p1, keys);
            p2 = Next(nodes, p2, keys);
            p3 = Next(nodes, p3, keys);
            p4 = Next(nodes, p4, keys);
            p5 = Next(nodes, p5, keys);
            p6 = Next(nodes, p6, keys);
            p7 = Next(nodes, p7, keys);
        }

        for (var half = 0; half < 2; half++)
        {
            var sum = Leaf(values, p0, half) + Leaf(values, p1, half) + (Leaf(values, p2, half) + Leaf(values, p3, half))
                + (Leaf(values, p4, half) + Leaf(values, p5, half) + (Leaf(values, p6, half) + Leaf(values, p7, half)));
            (Vector256.Load(margins + half * 4) + sum).Store(margins + half * 4);
        }
    }

    /// <summary>A node is a threshold and a link, of 32 bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Next(int* nodes, Vector256<int> places, int* keys)
    {
        var thresholds = Avx2.GatherVector256(nodes, places, 8);
        var links = Avx2.GatherVector256(nodes + 1, places, 8);
        var features = Vector256.ShiftRightLogical(links, KernelNode.PlaceBits);
        var found = Avx2.GatherVector256(keys, Vector256.ShiftLeft(features, KeyShift) + Vector256<int>.Indices, 4);
        return (links & Vector256.Create(KernelNode.MaxPlaces - 1)) - Vector256.GreaterThan(found, thresholds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Leaf(double* values, Vector256<int> places, int half) =>
        Avx2.GatherVector256(values, half == 0 ? places.GetLower() : places.GetUpper(), 8);
}
