namespace Visa.LocalAws.Storage;

/// <summary>Where the latest writes of a segment begin. A reader at the tip goes on at one of them, and so reads nothing twice.</summary>
internal sealed class RecentMarks
{
    private const int Kept = 64;

    private readonly SegmentMark[] _marks = new SegmentMark[Kept];
    private int _added;

    public void Add(SegmentMark mark) => _marks[_added++ % Kept] = mark;

    /// <summary>The offset of the last of them at or before the record with this key; 0 when all of them are after it.</summary>
    public long OffsetBefore(long key)
    {
        var newest = _added - 1;
        for (var number = newest; number > newest - Math.Min(_added, Kept); number--)
        {
            if (_marks[number % Kept].Key <= key)
            {
                return _marks[number % Kept].Offset;
            }
        }

        return 0;
    }
}
