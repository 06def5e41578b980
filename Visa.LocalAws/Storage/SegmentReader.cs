namespace Visa.LocalAws.Storage;

/// <summary>Reads records of one segment in order, checking each one's checksum.</summary>
internal sealed class SegmentReader(Segment segment, long offset)
{
    /// <summary>Just under the size at which arrays go to the large object heap.</summary>
    private const int ChunkLength = 80 * 1024;

    private readonly long _end = segment.Length;
    private ReadOnlyMemory<byte> _chunk;

    /// <summary>The next record; false at the end of what is on disk.</summary>
    public bool TryRead(out LogRecord record)
    {
        record = default;
        if (offset >= _end)
        {
            return false;
        }

        Ensure(RecordFrame.HeaderLength);
        if (!RecordFrame.TryReadHeader(_chunk.Span, out var frame) || offset + frame.Length > _end)
        {
            throw new DamagedLogException(segment.Path, offset, "no record begins there");
        }

        Ensure(frame.Length);
        if (!frame.IsSound(_chunk.Span))
        {
            throw new DamagedLogException(segment.Path, offset, "the record there does not match its checksum");
        }

        record = new LogRecord(frame.Key, frame.Timestamp, _chunk[RecordFrame.HeaderLength..frame.Length]);
        _chunk = _chunk[frame.Length..];
        offset += frame.Length;
        return true;
    }

    private void Ensure(int length)
    {
        if (_chunk.Length >= length)
        {
            return;
        }

        var bytes = new byte[(int)Math.Min(Math.Max(length, ChunkLength), _end - offset)];
        var filled = 0;
        int read;
        while (filled < bytes.Length && (read = RandomAccess.Read(segment.Handle, bytes.AsSpan(filled), offset + filled)) > 0)
        {
            filled += read;
        }

        _chunk = bytes.AsMemory(0, filled);
        if (filled < length)
        {
            throw new DamagedLogException(segment.Path, offset, "the file is shorter than what was written to it");
        }
    }
}
