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
    private CommitBatch? _committing;
    private CommitBatch? _spare;
    private TaskCompletionSource? _awaited;
    private bool _isQueued;
    private bool _isSealed;
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

    /// <summary>When the last committed record was written, in milliseconds; 0 when there is none.</summary>
    public long LastTimestamp => _segments[^1].LastTimestamp;

    /// <summary>
    /// Opens the log in a folder, or begins one with key 1. What the indexes beside the segments vouch for is not read; a record that was damaged
    /// since is found when it is read. Throws <see cref="DamagedLogException"/>.
    /// </summary>
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

            cutBytes += Recover(segments[number], isLast: number == segments.Length - 1);
        }

        return new SegmentLog(directory, segments.IsEmpty ? [Segment.Create(directory, firstKey: 1)] : segments, threads, options) { CutBytes = cutBytes };
    }

    /// <summary>Adds a record, whose payload comes in two parts. Its timestamp is raised to that of the record before it, if that is later.</summary>
    public AppendedRecord Append(long timestamp, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) =>
        TryAppend(timestamp, head, body, out var appended) ? appended : throw new InvalidOperationException($"{_directory} is sealed.");

    /// <summary>As <see cref="Append"/>; false when the log is sealed.</summary>
    public bool TryAppend(long timestamp, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, out AppendedRecord appended)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                throw new IOException($"{_directory} takes no more records since a write failed; restart once the disk is well again", _failure);
            }

            if (_isSealed)
            {
                appended = default;
                return false;
            }

            var key = _nextKey++;
            _lastTimestamp = Math.Max(_lastTimestamp, timestamp);
            _pending.Add(key, CommittedKey - 1, _lastTimestamp, head, body);
            if (!_isQueued)
            {
                _isQueued = true;
                _threads.Enqueue(Commit);
            }

            appended = new AppendedRecord(key, _lastTimestamp, _pending.Committed);
            return true;
        }
    }

    /// <summary>Takes no more records, until <see cref="Unseal"/>; ends when those that were taken are on disk.</summary>
    public Task SealAsync()
    {
        lock (_gate)
        {
            _isSealed = true;
            var committing = _committing?.Committed ?? Task.CompletedTask;
            return _pending.IsEmpty ? committing : Task.WhenAll(committing, _pending.Committed);
        }
    }

    public void Unseal()
    {
        lock (_gate)
        {
            _isSealed = false;
        }
    }

    /// <summary>Ends when a record with this key or a higher one can be read, or at <see cref="Wake"/>.</summary>
    public Task WaitAsync(long key)
    {
        var awaited = Volatile.Read(ref _awaited);
        if (awaited is null)
        {
            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = Interlocked.CompareExchange(ref _awaited, fresh, null) ?? fresh;
        }

        return CommittedKey > key ? Task.CompletedTask : awaited.Task;
    }

    /// <summary>Ends every wait.</summary>
    public void Wake() => Interlocked.Exchange(ref _awaited, null)?.TrySetResult();

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

    private static long Recover(Segment segment, bool isLast)
    {
        var known = SegmentIndex.TryLoad(segment);
        if (known > 0 && !isLast && known == RandomAccess.GetLength(segment.Handle))
        {
            return 0;
        }

        var scan = new SegmentScan(segment);
        scan.Run(isLast);
        if (!isLast)
        {
            SegmentIndex.Save(segment);
        }

        return scan.CutBytes;
    }

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
        foreach (var segment in outdated)
        {
            File.Delete(segment.Path);
            SegmentIndex.Delete(segment);
        }

        return outdated.Count;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever broke the write is told to everyone who waits for this batch, and to all after them.")]
    private void Commit()
    {
        CommitBatch batch;
        lock (_gate)
        {
            batch = _committing = _pending;
            _pending = _spare ?? new CommitBatch();
            _spare = null;
        }

        try
        {
            Write(batch);
            batch.Complete();
            Wake();
        }
        catch (Exception exception)
        {
            Fail(batch, exception);
            return;
        }

        lock (_gate)
        {
            _committing = null;
            _spare = batch.TryReuse() ? batch : null;
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
            SegmentIndex.Save(segment);
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
        if (segment.Length - segment.IndexedLength >= _options.IndexedEveryBytes)
        {
            SegmentIndex.Save(segment);
        }
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
