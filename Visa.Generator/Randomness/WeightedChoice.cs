namespace Visa.Generator.Randomness;

/// <summary>Draws an index in proportion to its weight in constant time (Walker's alias method, in Vose's form).</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public WeightedChoice(IReadOnlyList<double> weights)
    {
        var mean = weights.Sum() / weights.Count;
        if (!(mean > 0)) throw new ArgumentException("At least one weight is above zero.", nameof(weights));
        _keep = [.. weights.Select(weight => weight / mean)];
        _alias = new int[weights.Count];
        Balance();
    }

    /// <summary>One draw serves twice: its high part chooses the column, its low part the side.</summary>
    public int Draw(Prng prng) => Draw(prng.NextUInt64());

    /// <summary>The index that a hash stands for.</summary>
    public int Draw(ulong hash)
    {
        var index = (int)Math.BigMul(hash, (ulong)_keep.Length, out var rest);
        return Prng.Unit(rest) < _keep[index] ? index : _alias[index];
    }

    private void Balance()
    {
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < _keep.Length; i++) (_keep[i] < 1 ? small : large).Push(i);
        while (small.TryPop(out var less) && large.TryPop(out var more))
        {
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }
        foreach (var index in small.Concat(large)) _keep[index] = 1;
    }
}
