using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Visa.LocalAws.Storage;

/// <summary>
/// An append-only log in segment files. An append is committed when its bytes are flushed to disk; appends that arrive while a flush is
/// under way share the next one. Readers see committed records only.
/// </summary>
internal sealed class SegmentLog
{
    private readonly Lock _gate = new();
    private readonly string _directory;
    private readonly CommitThreads _threads;
    private readonly SegmentLogOptions _options;
    private ImmutableArray<Segment> _segments;
    private CommitBatch _pending = new();
    private bool _isQueued;
    private bool _mustRoll;
    private long _nextKey;
    private long _lastTimestamp;
    private Exception? _failure;

    private SegmentLog(string directory, ImmutableArray<Segment> segments, CommitThreads threads, SegmentLogOptions options)
    {
        _directory = directory;
        _segments = segments;
        _threads = threads;
        _options = options;
        _nextKey = segments[^1].NextKey;
        _lastTimestamp = segments.Max(segment => segment.LastTimestamp);
    }

    /// <summary>Bytes that the start cut off because a crash had torn the last write.</summary>
    public long CutBytes { get; private init; }

    /// <summary>The first key that is still stored.</summary>
    public long FirstKey => _segments[0].FirstKey;

    /// <summary>The key after the last committed record.</summary>
    public long CommittedKey => _segments[^1].NextKey;

    /// <summary>Opens the log in a folder, or begins one with key 1. Throws <see cref="DamagedLogException"/>.</summary>
    public static SegmentLog Open(string directory, CommitThreads threads, SegmentLogOptions options)
    {
        Directory.CreateDirectory(directory);
        var segments = Segment.FilesIn(directory).Select(Segment.OpenExisting).ToImmutableArray();
        var cutBytes = 0L;
        for (var number = 0; number < segments.Length; number++)
        {
            if (number > 0 && segments[number].FirstKey != segments[number - 1].NextKey)
            {
                throw new DamagedLogException(segments[number - 1].Path, segments[number - 1].Length, $"the records from key {segments[number - 1].NextKey} to {segments[number].FirstKey - 1} are missing");
            }

            var scan = new SegmentScan(segments[number]);
            scan.Run(isLast: number == segments.Length - 1);
            cutBytes += scan.CutBytes;
        }

        return new SegmentLog(directory, segments.IsEmpty ? [Segment.Create(directory, firstKey: 1)] : segments, threads, options) { CutBytes = cutBytes };
    }

    /// <summary>Adds a record, whose payload comes in two parts. Its timestamp is raised to that of the record before it, if that is later.</summary>
    public AppendedRecord Append(long timestamp, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                throw new IOException($"{_directory} takes no more records since a write failed; restart once the disk is well again", _failure);
            }

            var key = _nextKey++;
            _lastTimestamp = Math.Max(_lastTimestamp, timestamp);
            _pending.Add(key, CommittedKey - 1, _lastTimestamp, head, body);
            if (!_isQueued)
            {
                _isQueued = true;
                _threads.Enqueue(Commit);
            }

            return new AppendedRecord(key, _lastTimestamp, _pending.Committed);
        }
    }

    /// <summary>The records that are committed, in order, from a key on. They are read from disk as they are taken.</summary>
    public IEnumerable<LogRecord> Read(long fromKey)
    {
        foreach (var segment in _segments)
        {
            if (segment.NextKey <= fromKey)
            {
                continue;
            }

            var reader = new SegmentReader(segment, segment.OffsetBefore(fromKey));
            while (reader.TryRead(out var record))
            {
                if (record.Key >= fromKey)
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>The key of the first committed record of this time (milliseconds) or later; the key after the last one if there is none.</summary>
    public long FindKey(long timestamp)
    {
        foreach (var segment in _segments)
        {
            if (segment.IsEmpty || segment.LastTimestamp < timestamp)
            {
                continue;
            }

            var reader = new SegmentReader(segment, segment.OffsetBeforeTime(timestamp));
            while (reader.TryRead(out var record))
            {
                if (record.Timestamp >= timestamp)
                {
                    return record.Key;
                }
            }
        }

        return CommittedKey;
    }

    /// <summary>Deletes segments in which every record is older than this time, in milliseconds.</summary>
    public int DeleteOlderThan(long timestamp) => Delete(segment => segment.LastTimestamp < timestamp);

    /// <summary>Deletes segments in which every record has a lower key.</summary>
    public int DeleteBelow(long key) => Delete(segment => segment.NextKey <= key);

    private int Delete(Func<Segment, bool> isOutdated)
    {
        List<Segment> outdated;
        lock (_gate)
        {
            outdated = [.. _segments.Take(_segments.Length - 1).TakeWhile(isOutdated)];
            _segments = _segments.RemoveRange(0, outdated.Count);

            // The last segment stays, since its name holds the next key: the next record begins a new one.
            _mustRoll |= _segments.Length == 1 && !_segments[0].IsEmpty && isOutdated(_segments[0]);
        }

        // A reader may be inside: its handle keeps the bytes until the handle is collected.
        outdated.ForEach(segment => File.Delete(segment.Path));
        return outdated.Count;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever broke the write is told to everyone who waits for this batch, and to all after them.")]
    private void Commit()
    {
        CommitBatch batch;
        lock (_gate)
        {
            (batch, _pending) = (_pending, new CommitBatch());
        }

        try
        {
            Write(batch);
            batch.Complete();
        }
        catch (Exception exception)
        {
            Fail(batch, exception);
            return;
        }

        lock (_gate)
        {
            _isQueued = !_pending.IsEmpty;
            if (_isQueued)
            {
                _threads.Enqueue(Commit);
            }
        }
    }

    private void Write(CommitBatch batch)
    {
        var segment = _segments[^1];
        if (segment.Length >= _options.SegmentBytes || _mustRoll)
        {
            segment = Segment.Create(_directory, batch.FirstKey);
            lock (_gate)
            {
                _segments = _segments.Add(segment);
                _mustRoll = false;
            }
        }

        var offset = segment.Length;
        RandomAccess.Write(segment.Handle, batch.Bytes, offset);
        RandomAccess.FlushToDisk(segment.Handle);
        segment.Publish(batch.Marks, offset, batch.Bytes.Length, batch.LastKey, batch.LastTimestamp);
    }

    /// <summary>After a failed flush nobody knows what is on disk: only the scan at the next start does.</summary>
    private void Fail(CommitBatch batch, Exception exception)
    {
        CommitBatch next;
        lock (_gate)
        {
            _failure = exception;
            next = _pending;
        }

        batch.Fail(exception);
        next.Fail(exception);
    }
}
