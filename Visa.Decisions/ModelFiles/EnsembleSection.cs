using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visa.Decisions.Ensembles;

namespace Visa.Decisions.ModelFiles;

/// <summary>
/// The trees in a model file: features an ensemble (int32), bias (float64), trees (int32); and of each tree the number of its nodes n (int32), then arrays: feature (int32 n),
/// threshold (float32 n), left child (int32 n), right child (int32 n), leaf value (float64 n + 1), leaf cover (float64 n + 1).
/// </summary>
internal static class EnsembleSection
{
    public static void Write(Stream stream, TreeEnsemble ensemble)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(ensemble.FeatureCount);
        writer.Write(ensemble.Bias);
        writer.Write(ensemble.Trees.Length);
        foreach (var tree in ensemble.Trees)
        {
            writer.Write(tree.NodeCount);
            foreach (var feature in tree.Features) writer.Write(feature);
            foreach (var threshold in tree.Thresholds) writer.Write(threshold);
            foreach (var child in tree.LeftChildren) writer.Write(child);
            foreach (var child in tree.RightChildren) writer.Write(child);
            foreach (var value in tree.LeafValues) writer.Write(value);
            foreach (var cover in tree.LeafCovers) writer.Write(cover);
        }
    }

    /// <exception cref="InvalidModelException">There are too few or too many bytes.</exception>
    /// <exception cref="ArgumentException">The trees are not sound.</exception>
    public static TreeEnsemble Read(ReadOnlySpan<byte> section)
    {
        var featureCount = Take<int>(ref section, 1)[0];
        var bias = Take<double>(ref section, 1)[0];
        var count = Take<int>(ref section, 1)[0];
        if (count < 0 || count > TreeEnsemble.MaxLeaves) throw new InvalidModelException($"The model file says that it has {count} trees.");
        var trees = ImmutableArray.CreateBuilder<EnsembleTree>(count);
        for (var i = 0; i < count; i++)
        {
            var nodes = Take<int>(ref section, 1)[0];
            if (nodes < 0 || nodes >= TreeEnsemble.MaxLeaves) throw new InvalidModelException($"The model file says that tree {i} has {nodes} nodes.");
            trees.Add(new EnsembleTree(
                Take<int>(ref section, nodes), Take<float>(ref section, nodes), Take<int>(ref section, nodes), Take<int>(ref section, nodes),
                Take<double>(ref section, nodes + 1), Take<double>(ref section, nodes + 1)));
        }

        if (!section.IsEmpty) throw new InvalidModelException($"The model file has {section.Length} bytes after its last tree.");
        return new TreeEnsemble(featureCount, bias, trees.MoveToImmutable());
    }

    /// <summary>Copies: the bytes may lie at any address. All platforms that .NET runs on are little-endian but one, which is refused.</summary>
    private static ImmutableArray<T> Take<T>(ref ReadOnlySpan<byte> section, int count)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Model files are read on little-endian machines only.");
        var values = new T[count];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        if (section.Length < bytes.Length) throw new InvalidModelException("The model file ends in the middle of its trees.");
        section[..bytes.Length].CopyTo(bytes);
        section = section[bytes.Length..];
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
