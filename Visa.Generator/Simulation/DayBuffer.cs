namespace Visa.Generator.Simulation;

/// <summary>A list of payments that grows and is used again.</summary>
internal sealed class DayBuffer
{
    private SimulatedPayment[] _payments = new SimulatedPayment[1024];
    private ulong[] _keys = [];
    private int[] _order = [];
    private SimulatedPayment[] _sorted = [];

    public int Count { get; private set; }

    public ref SimulatedPayment this[int index] => ref _payments[index];

    public ReadOnlySpan<SimulatedPayment> Payments => _payments.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public ref SimulatedPayment Add()
    {
        if (Count == _payments.Length) Array.Resize(ref _payments, Count * 2);
        ref var payment = ref _payments[Count++];
        payment = default;
        return ref payment;
    }

    /// <summary>Puts the payments into the order of (time, id).</summary>
    public void Sort()
    {
        if (_keys.Length < Count)
        {
            _keys = new ulong[_payments.Length];
            _order = new int[_payments.Length];
            _sorted = new SimulatedPayment[_payments.Length];
        }
        for (var i = 0; i < Count; i++) (_keys[i], _order[i]) = (_payments[i].SortKey, i);
        _keys.AsSpan(0, Count).Sort(_order.AsSpan(0, Count));
        for (var i = 0; i < Count; i++) _sorted[i] = _payments[_order[i]];
        (_payments, _sorted) = (_sorted, _payments);
    }

    /// <summary>Takes over the payments of several sorted buffers, in order.</summary>
    public void Merge(ReadOnlySpan<DayBuffer> parts)
    {
        var total = 0;
        foreach (var part in parts) total += part.Count;
        if (_payments.Length < total) _payments = new SimulatedPayment[total + total / 8];
        Span<int> next = stackalloc int[parts.Length];
        for (Count = 0; Count < total; Count++) _payments[Count] = TakeFirst(parts, next);
    }

    private static ref SimulatedPayment TakeFirst(ReadOnlySpan<DayBuffer> parts, Span<int> next)
    {
        var first = -1;
        var least = ulong.MaxValue;
        for (var i = 0; i < parts.Length; i++)
        {
            if (next[i] == parts[i].Count || parts[i].KeyAt(next[i]) >= least) continue;
            (first, least) = (i, parts[i].KeyAt(next[i]));
        }
        return ref parts[first]._payments[next[first]++];
    }

    /// <summary>The sort key of a payment; only after <see cref="Sort"/>.</summary>
    private ulong KeyAt(int index) => _keys[index];
}
