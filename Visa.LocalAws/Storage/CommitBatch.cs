using System.Buffers;

namespace Visa.LocalAws.Storage;

/// <summary>The records of one log that will share one write and one flush.</summary>
internal sealed class CommitBatch
{
    /// <summary>A larger buffer is not kept for the next batch.</summary>
    private const int LargestKept = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<SegmentMark> _marks = [];
    private TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEmpty => _bytes.WrittenCount == 0;

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Marks with offsets from the batch's begin; the first is that of its first record.</summary>
    public IReadOnlyList<SegmentMark> Marks => _marks;

    public long FirstKey => _marks[0].Key;

    public long LastKey { get; private set; }

    public long LastTimestamp { get; private set; }

    public Task Committed => _committed.Task;

    public void Add(long key, long durableKey, long timestamp, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var offset = _bytes.WrittenCount;
        if (_marks.Count == 0 || offset - _marks[^1].Offset >= SegmentMark.Spacing)
        {
            _marks.Add(new SegmentMark(key, timestamp, offset));
        }

        var length = RecordFrame.HeaderLength + head.Length + body.Length;
        RecordFrame.Write(_bytes.GetSpan(length), key, durableKey, timestamp, head, body);
        _bytes.Advance(length);
        LastKey = key;
        LastTimestamp = timestamp;
    }

    public void Complete() => _committed.SetResult();

    public void Fail(Exception reason) => _committed.SetException(reason);

    /// <summary>Empties a batch that is complete for the next records; false when it had better be dropped.</summary>
    public bool TryReuse()
    {
        if (_bytes.Capacity > LargestKept)
        {
            return false;
        }

        _bytes.ResetWrittenCount();
        _marks.Clear();
        _committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return true;
    }
}
