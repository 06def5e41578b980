using Microsoft.Win32.SafeHandles;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Storage;

/// <summary>One file of a log: the records from its first key on, and in memory a sparse index of them.</summary>
internal sealed class Segment
{
    private const string Extension = ".log";

    private readonly Lock _gate = new();
    private readonly List<SegmentMark> _marks = [];
    private readonly RecentMarks _recent = new();
    private long _length;

    private Segment(string path, long firstKey, SafeFileHandle handle)
    {
        Path = path;
        FirstKey = firstKey;
        NextKey = firstKey;
        Handle = handle;
    }

    public string Path { get; }

    /// <summary>The key of the first record that this segment holds, or would hold.</summary>
    public long FirstKey { get; }

    public SafeFileHandle Handle { get; }

    /// <summary>The key after the last record that readers may see.</summary>
    public long NextKey { get; private set; }

    public long LastTimestamp { get; private set; }

    public bool IsEmpty => NextKey == FirstKey;

    /// <summary>The bytes that the index beside this segment covers.</summary>
    public long IndexedLength { get; set; }

    /// <summary>Bytes that are on disk; readers go no further.</summary>
    public long Length => Volatile.Read(ref _length);

    public static Segment Create(string directory, long firstKey)
    {
        var path = System.IO.Path.Combine(directory, $"{firstKey:D20}{Extension}");
        var segment = new Segment(path, firstKey, Open(path, FileMode.CreateNew));
        RandomAccess.FlushToDisk(segment.Handle);
        DirectorySync.Flush(directory);
        return segment;
    }

    public static Segment OpenExisting(string path) =>
        new(path, long.Parse(System.IO.Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture), Open(path, FileMode.Open));

    public static IReadOnlyList<string> FilesIn(string directory) =>
        [.. Directory.GetFiles(directory, $"*{Extension}").Order(StringComparer.Ordinal)];

    /// <summary>Makes records that are on disk from byte <paramref name="offset"/> on visible to readers.</summary>
    public void Publish(IReadOnlyList<SegmentMark> marks, long offset, long length, long lastKey, long lastTimestamp)
    {
        lock (_gate)
        {
            _recent.Add(marks[0] with { Offset = offset + marks[0].Offset });
            foreach (var mark in marks)
            {
                if (_marks.Count == 0 || offset + mark.Offset - _marks[^1].Offset >= SegmentMark.Spacing)
                {
                    _marks.Add(mark with { Offset = offset + mark.Offset });
                }
            }

            NextKey = lastKey + 1;
            LastTimestamp = lastTimestamp;
            Volatile.Write(ref _length, offset + length);
        }
    }

    /// <summary>What an index of the segment holds.</summary>
    public (SegmentMark[] Marks, long Length, long NextKey, long LastTimestamp) Describe()
    {
        lock (_gate)
        {
            return ([.. _marks], _length, NextKey, LastTimestamp);
        }
    }

    /// <summary>An offset at or before the record with this key, at which a record begins.</summary>
    public long OffsetBefore(long key)
    {
        lock (_gate)
        {
            return Math.Max(LastMark(mark => mark.Key <= key), _recent.OffsetBefore(key));
        }
    }

    /// <summary>An offset before the first record of this time or later, at which a record begins.</summary>
    public long OffsetBeforeTime(long timestamp) => LastMark(mark => mark.Timestamp < timestamp);

    private long LastMark(Func<SegmentMark, bool> holds)
    {
        lock (_gate)
        {
            var (low, high) = (0, _marks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = holds(_marks[middle]) ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? 0 : _marks[low - 1].Offset;
        }
    }

    private static SafeFileHandle Open(string path, FileMode mode) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
}
