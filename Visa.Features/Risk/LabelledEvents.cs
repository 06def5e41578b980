using System.Runtime.InteropServices;

namespace Visa.Features.Risk;

/// <summary>Events in the order of their times, by places that stay the same when the oldest are dropped.</summary>
internal sealed class LabelledEvents
{
    private const int LeastDropped = 4_096;

    private readonly List<LabelledEvent> _kept = [];
    private int _dropped;

    /// <summary>The place after the newest.</summary>
    public int End => _dropped + _kept.Count;

    /// <summary>The place of the oldest that is not given up.</summary>
    public int Begin { get; private set; }

    public ref LabelledEvent this[int place] => ref CollectionsMarshal.AsSpan(_kept)[place - _dropped];

    public bool Has(int place) => place >= Begin;

    public void Add(in LabelledEvent added) => _kept.Add(added);

    /// <summary>Gives the oldest up; its memory goes once a good part of all can be moved over.</summary>
    public void DropOldest()
    {
        Begin++;
        var gone = Begin - _dropped;
        if (gone < LeastDropped || gone < _kept.Count / 2)
            return;
        _kept.RemoveRange(0, gone);
        _kept.TrimExcess();
        _dropped = Begin;
    }
}
