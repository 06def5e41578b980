namespace Visa.LocalAws.Storage;

/// <summary>Reads what the index of a segment does not cover at start: checks every record, completes the index, and tells a torn tail from damage.</summary>
internal sealed class SegmentScan(Segment segment)
{
    private const int ChunkLength = 1024 * 1024;

    private readonly long _fileLength = RandomAccess.GetLength(segment.Handle);
    private byte[] _buffer = new byte[ChunkLength];
    private long _bufferOffset;
    private int _buffered;

    /// <summary>Bytes cut off the end, of a write that a crash interrupted; none of its records had been acknowledged.</summary>
    public long CutBytes { get; private set; }

    /// <param name="isLast">Only the last segment of a log may end in a torn write.</param>
    public void Run(bool isLast)
    {
        var begin = segment.Length;
        var offset = begin;
        var (key, timestamp) = (segment.NextKey, segment.LastTimestamp);
        var marks = new List<SegmentMark>();
        while (offset < _fileLength && TryRead(offset, out var frame) && frame.Key == key)
        {
            if (marks.Count == 0 || offset - begin - marks[^1].Offset >= SegmentMark.Spacing)
            {
                marks.Add(new SegmentMark(frame.Key, frame.Timestamp, offset - begin));
            }

            (key, timestamp) = (key + 1, frame.Timestamp);
            offset += frame.Length;
        }

        if (offset < _fileLength)
        {
            CutTail(offset, key, isLast);
        }

        if (marks.Count > 0)
        {
            segment.Publish(marks, begin, offset - begin, key - 1, timestamp);
        }
    }

    private void CutTail(long offset, long firstLostKey, bool isLast)
    {
        if (!isLast)
        {
            throw new DamagedLogException(segment.Path, offset, "a record does not match its checksum or its place");
        }

        if (FindAcknowledgement(offset, firstLostKey) is { } proof)
        {
            throw new DamagedLogException(segment.Path, offset, $"the record there does not match its checksum, and a later one at byte {proof} shows that it had been stored");
        }

        RandomAccess.SetLength(segment.Handle, offset);
        RandomAccess.FlushToDisk(segment.Handle);
        CutBytes = _fileLength - offset;
    }

    /// <summary>Looks for a sound record after the damage that was framed when the lost record was already on disk.</summary>
    private long? FindAcknowledgement(long offset, long lostKey)
    {
        for (; offset + RecordFrame.HeaderLength < _fileLength; offset++)
        {
            if (TryRead(offset, out var frame) && frame.Key > lostKey && frame.DurableKey >= lostKey)
            {
                return offset;
            }
        }

        return null;
    }

    private bool TryRead(long offset, out RecordFrame frame)
    {
        if (RecordFrame.TryReadHeader(Bytes(offset, RecordFrame.HeaderLength), out frame) && offset + frame.Length <= _fileLength)
        {
            return frame.IsSound(Bytes(offset, frame.Length));
        }

        return false;
    }

    private ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        if (offset < _bufferOffset || offset + length > _bufferOffset + _buffered)
        {
            Fill(offset, length);
        }

        var start = (int)(offset - _bufferOffset);
        return _buffer.AsSpan(start, Math.Min(length, _buffered - start));
    }

    private void Fill(long offset, int length)
    {
        if (length > _buffer.Length)
        {
            _buffer = new byte[length];
        }

        _bufferOffset = offset;
        _buffered = 0;
        int read;
        while (_buffered < _buffer.Length && (read = RandomAccess.Read(segment.Handle, _buffer.AsSpan(_buffered), offset + _buffered)) > 0)
        {
            _buffered += read;
        }
    }
}
