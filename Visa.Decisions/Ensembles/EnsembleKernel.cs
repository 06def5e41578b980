using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Visa.Decisions.Ensembles;

/// <summary>
/// Evaluates a <see cref="TreeEnsemble"/> without allocation and without a branch that depends on the data. Eight trees are walked at once,
/// so that the processor waits for none of their loads, and eight rows at once where there are as many. Immutable and thread-safe. A row's margin is the same alone and in any batch.
/// </summary>
public sealed class EnsembleKernel
{
    private const int Lanes = KernelLayout.Lanes;

    /// <summary>Of encoded rows that stay in the first-level cache, beside eight trees, while all trees pass over them.</summary>
    private const int BlockBytes = 24 * 1024;

    private readonly KernelNode[] _nodes;
    private readonly double[] _values;
    private readonly int[] _starts;
    private readonly int[] _depths;
    private readonly RowEncoder _encoder;
    private readonly int _rowsPerBlock;

    /// <summary>A kernel over vectors that are the ensemble's own.</summary>
    public EnsembleKernel(TreeEnsemble ensemble)
        : this(ensemble, [.. Enumerable.Range(0, ensemble.FeatureCount)], [.. new float[ensemble.FeatureCount]], ensemble.FeatureCount)
    {
    }

    /// <param name="ensemble">What to evaluate.</param>
    /// <param name="sources">Where each of the ensemble's features is in a vector.</param>
    /// <param name="missing">What stands for each of the ensemble's features when it is NaN.</param>
    /// <param name="vectorLength">Values in a vector.</param>
    public EnsembleKernel(TreeEnsemble ensemble, ImmutableArray<int> sources, ImmutableArray<float> missing, int vectorLength)
    {
        if (sources.Length != ensemble.FeatureCount || missing.Length != ensemble.FeatureCount)
            throw new ArgumentException($"An ensemble of {ensemble.FeatureCount} features needs as many sources and stand-ins, not {sources.Length} and {missing.Length}.");
        if (sources.Any(source => source < 0 || source >= vectorLength)) throw new ArgumentException($"A source lies outside vectors of {vectorLength} values.", nameof(sources));
        Ensemble = ensemble;
        VectorLength = vectorLength;
        _encoder = new RowEncoder(sources, missing);
        _rowsPerBlock = Math.Max(WideWalk.Rows, BlockBytes / (ensemble.FeatureCount * sizeof(int)) / WideWalk.Rows * WideWalk.Rows);
        var layout = new KernelLayout(ensemble);
        (_nodes, _values, _starts, _depths) = (layout.Nodes, layout.Values, layout.Starts, layout.Depths);
    }

    public TreeEnsemble Ensemble { get; }

    public int VectorLength { get; }

    /// <summary>The margin of one vector.</summary>
    public double Margin(ReadOnlySpan<float> vector)
    {
        var margin = 0.0;
        Margins(vector, new Span<double>(ref margin));
        return margin;
    }

    /// <summary>The margins of many vectors.</summary>
    /// <param name="vectors">Row-major, <c>margins.Length</c> rows of <see cref="VectorLength"/> values.</param>
    /// <param name="margins">One a row.</param>
    public void Margins(ReadOnlySpan<float> vectors, Span<double> margins)
    {
        if (vectors.Length != (long)margins.Length * VectorLength)
            throw new ArgumentException($"{margins.Length} rows of {VectorLength} values are {(long)margins.Length * VectorLength} values, not {vectors.Length}.", nameof(vectors));
        var keys = ArrayPool<int>.Shared.Rent(Math.Min(margins.Length, _rowsPerBlock) * Ensemble.FeatureCount);
        try
        {
            for (var start = 0; start < margins.Length;)
            {
                var rows = Math.Min(_rowsPerBlock, margins.Length - start);
                var isWide = WideWalk.IsSupported && rows >= WideWalk.Rows;
                if (isWide) rows -= rows % WideWalk.Rows;
                var block = vectors.Slice(start * VectorLength, rows * VectorLength);
                if (isWide) WideBlock(block, keys, margins.Slice(start, rows));
                else Block(block, keys, margins.Slice(start, rows));
                start += rows;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(keys);
        }
    }

    /// <summary>The ensemble's features of one vector, as the kernel compares them.</summary>
    internal void Encode(ReadOnlySpan<float> vector, Span<int> keys)
    {
        if (vector.Length != VectorLength) throw new ArgumentException($"A vector has {VectorLength} values, not {vector.Length}.", nameof(vector));
        _encoder.Encode(vector, keys);
    }

    private void Block(ReadOnlySpan<float> vectors, Span<int> keys, Span<double> margins)
    {
        var width = Ensemble.FeatureCount;
        for (var row = 0; row < margins.Length; row++) _encoder.Encode(vectors.Slice(row * VectorLength, VectorLength), keys.Slice(row * width, width));
        margins.Fill(Ensemble.Bias);
        for (var group = 0; group < _depths.Length; group++)
        {
            ref var row = ref MemoryMarshal.GetReference(keys);
            foreach (ref var margin in margins)
            {
                margin += EightTrees(group, ref row);
                row = ref Unsafe.Add(ref row, width);
            }
        }
    }

    /// <summary>As <see cref="Block"/> for a multiple of eight rows.</summary>
    private void WideBlock(ReadOnlySpan<float> vectors, Span<int> keys, Span<double> margins)
    {
        var eight = Ensemble.FeatureCount * WideWalk.Rows;
        for (var row = 0; row < margins.Length; row++)
            _encoder.Encode(vectors.Slice(row * VectorLength, VectorLength), keys[(row / WideWalk.Rows * eight + row % WideWalk.Rows)..], WideWalk.Rows);
        margins.Fill(Ensemble.Bias);
        for (var group = 0; group < _depths.Length; group++)
        {
            for (var row = 0; row < margins.Length; row += WideWalk.Rows)
                WideWalk.Add(_nodes, _values, _starts.AsSpan(group * Lanes, Lanes), _depths[group], keys.Slice(row / WideWalk.Rows * eight, eight), margins.Slice(row, WideWalk.Rows));
        }
    }

    /// <summary>The sum of the leaf values of eight trees, in pairs. What is read lies inside the arrays because the ensemble and the layout were checked when they were made.</summary>
    private double EightTrees(int group, ref int row)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_starts), group * Lanes);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        var p0 = (uint)start;
        var p1 = (uint)Unsafe.Add(ref start, 1);
        var p2 = (uint)Unsafe.Add(ref start, 2);
        var p3 = (uint)Unsafe.Add(ref start, 3);
        var p4 = (uint)Unsafe.Add(ref start, 4);
        var p5 = (uint)Unsafe.Add(ref start, 5);
        var p6 = (uint)Unsafe.Add(ref start, 6);
        var p7 = (uint)Unsafe.Add(ref start, 7);
        for (var level = _depths[group]; level > 0; level--)
        {
            p0 = Next(ref nodes, p0, ref row);
            p1 = Next(ref nodes, p1, ref row);
            p2 = Next(ref nodes, p2, ref row);
            p3 = Next(ref nodes, p3, ref row);
            p4 = Next(ref nodes, p4, ref row);
            p5 = Next(ref nodes, p5, ref row);
            p6 = Next(ref nodes, p6, ref row);
            p7 = Next(ref nodes, p7, ref row);
        }

        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        return (Unsafe.Add(ref values, p0) + Unsafe.Add(ref values, p1) + (Unsafe.Add(ref values, p2) + Unsafe.Add(ref values, p3)))
            + (Unsafe.Add(ref values, p4) + Unsafe.Add(ref values, p5) + (Unsafe.Add(ref values, p6) + Unsafe.Add(ref values, p7)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Next(ref KernelNode nodes, uint place, ref int row)
    {
        ref var node = ref Unsafe.Add(ref nodes, place);
        return node.Child + (Unsafe.Add(ref row, node.Feature) > node.Threshold ? 1u : 0u);
    }
}
