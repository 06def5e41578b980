using System.Collections.Immutable;

namespace Visa.Decisions.Ensembles;

/// <summary>Picks an ensemble's features out of a longer vector, puts its stand-in for each missing one (NaN), and turns them into sort keys.</summary>
internal sealed class RowEncoder
{
    private readonly int[] _sources;
    private readonly int[] _missing;

    /// <param name="sources">Where each of the ensemble's features is in the vector.</param>
    /// <param name="missing">What stands for each when it is missing.</param>
    public RowEncoder(ImmutableArray<int> sources, ImmutableArray<float> missing)
    {
        _sources = [.. sources];
        _missing = [.. missing.Select(SortKey.Of)];
    }

    /// <param name="vector">At least as long as the highest source.</param>
    /// <param name="keys">Takes the keys of the ensemble's features.</param>
    /// <param name="stride">How far apart they come.</param>
    public void Encode(ReadOnlySpan<float> vector, Span<int> keys, int stride = 1)
    {
        var sources = _sources;
        var missing = _missing.AsSpan(0, sources.Length);
        var at = 0;
        for (var i = 0; i < sources.Length; i++, at += stride)
        {
            var value = vector[sources[i]];
            keys[at] = float.IsNaN(value) ? missing[i] : SortKey.Of(value);
        }
    }
}
