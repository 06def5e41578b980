using System.Runtime.InteropServices;

namespace Visa.Features.Risk;

/// <summary>The counts of every subject of one kind.</summary>
internal sealed class SubjectCounts
{
    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<WindowCounts> _counts = [];
    private readonly List<int> _newest = [];

    public IReadOnlyDictionary<ulong, int> Places => _places;

    /// <summary>The subject's place, which it is given when it is new.</summary>
    public int Place(ulong subject)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, subject, out var exists);
        if (!exists)
        {
            place = _counts.Count;
            _counts.Add(default);
            _newest.Add(LabelledEvent.None);
        }
        return place;
    }

    public bool TryPlace(ulong subject, out int place) => _places.TryGetValue(subject, out place);

    public ref WindowCounts Counts(int place) => ref CollectionsMarshal.AsSpan(_counts)[place];

    /// <summary>The newest event of the subject that was added; it may be settled and gone.</summary>
    public ref int Newest(int place) => ref CollectionsMarshal.AsSpan(_newest)[place];
}
