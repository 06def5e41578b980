using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Visa.LocalAws.Journals;

/// <summary>
/// An append-only file of checksummed records with group commit: callers append in the order in which they changed their state, then wait for
/// their position; one write and one sync serve all that have appended by the time they begin. After a crash the torn tail is cut, and kept
/// beside the file with the suffix <c>.torn</c>.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private const long RewriteFloor = 16 * 1024 * 1024;
    private const int RewriteGrowth = 4;

    private readonly Lock _appending = new();
    private readonly SemaphoreSlim _flushing = new(1, 1);
    private readonly SharedFlush _flush;
    private readonly string _path;
    private ArrayBufferWriter<byte> _pending = new();
    private ArrayBufferWriter<byte> _spare = new();
    private SafeFileHandle _file;
    private Exception? _failure;
    private long _fileLength;
    private long _rewrittenLength;
    private long _appended;
    private long _durable;
    private int _isRewriting;

    private Journal(string path, SafeFileHandle file, long length, long torn)
    {
        _path = path;
        _file = file;
        _fileLength = length;
        TornBytes = torn;
        _flush = new SharedFlush(WritePendingAsync);
    }

    /// <summary>How many bytes of unfinished or damaged records the opening cut off.</summary>
    public long TornBytes { get; }

    /// <summary>The position after the latest appended record; what has been read from memory is durable once this is.</summary>
    public long Position => Volatile.Read(ref _appended);

    /// <summary>Opens or creates the journal and hands every record to <paramref name="replay"/>.</summary>
    public static Journal Open(string path, Action<ReadOnlyMemory<byte>> replay)
    {
        var isNew = !File.Exists(path);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
        try
        {
            var found = RandomAccess.GetLength(file);
            var valid = Replay(path, file, replay);
            if (valid < found)
                CutTail(path, file, valid);
            if (valid < JournalFormat.Magic.Length)
            {
                RandomAccess.Write(file, JournalFormat.Magic, 0);
                RandomAccess.FlushToDisk(file);
            }
            if (isNew)
                DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new Journal(path, file, Math.Max(valid, JournalFormat.Magic.Length), found - valid);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Appends a record in memory.</summary>
    /// <returns>The position to wait for with <see cref="FlushAsync"/>.</returns>
    public long Append(ReadOnlySpan<byte> record)
    {
        lock (_appending)
        {
            ThrowIfFailed();
            JournalFormat.WriteRecord(_pending, record);
            return _appended += JournalFormat.FrameLength + record.Length;
        }
    }

    /// <summary>Returns when everything up to <paramref name="position"/> is on disk. Cancelling ends the wait, not the write.</summary>
    public async ValueTask FlushAsync(long position, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _durable) < position)
            await _flush.FlushAsync().WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Waits until all that has been appended is on disk, so that an answer never shows what a crash could take back; and rewrites the
    /// file from a snapshot when most of it has been overwritten.
    /// </summary>
    public async ValueTask SettleAsync(Func<JournalSnapshot> snapshot, CancellationToken cancellationToken)
    {
        await FlushAsync(Position, cancellationToken);
        if (!IsWorthRewriting || Interlocked.Exchange(ref _isRewriting, 1) == 1)
            return;
        try
        {
            await RewriteAsync(snapshot, CancellationToken.None);
        }
        finally
        {
            Volatile.Write(ref _isRewriting, 0);
        }
    }

    /// <summary>Replaces the whole file by a snapshot, at once or not at all.</summary>
    /// <param name="snapshot">Takes the state and the <see cref="Position"/> that it covers, under the caller's own lock.</param>
    public async ValueTask RewriteAsync(Func<JournalSnapshot> snapshot, CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        try
        {
            ThrowIfFailed();
            var taken = snapshot();
            await WriteFileAsync(_path + ".new", taken.Records, cancellationToken);
            ReplaceFile(taken.Position);
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <summary>Closes the file without writing what is pending.</summary>
    public void Abandon() => _file.Dispose();

    public async ValueTask DisposeAsync()
    {
        await _flushing.WaitAsync(CancellationToken.None);
        try
        {
            if (_failure is null && _durable < _appended)
                WritePending();
        }
        finally
        {
            _failure ??= new ObjectDisposedException(_path);
            _file.Dispose();
            _flushing.Release();
        }
    }

    /// <summary>Whether the file is large and has grown to several times its size at the last <see cref="RewriteAsync"/>, or has seen none since it was opened.</summary>
    private bool IsWorthRewriting => Volatile.Read(ref _fileLength) > Math.Max(RewriteFloor, RewriteGrowth * Volatile.Read(ref _rewrittenLength));

    private static long Replay(string path, SafeFileHandle file, Action<ReadOnlyMemory<byte>> replay)
    {
        try
        {
            return JournalFormat.ReadAll(file, replay);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private static void CutTail(string path, SafeFileHandle file, long valid)
    {
        var tail = new byte[RandomAccess.GetLength(file) - valid];
        _ = RandomAccess.Read(file, tail, valid);
        File.WriteAllBytes(path + ".torn", tail);
        RandomAccess.SetLength(file, valid);
        RandomAccess.FlushToDisk(file);
    }

    private static async Task WriteFileAsync(string path, IEnumerable<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        stream.Write(JournalFormat.Magic);
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var record in records)
        {
            buffer.ResetWrittenCount();
            JournalFormat.WriteRecord(buffer, record.Span);
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
        }
        stream.Flush(flushToDisk: true);
    }

    private void ReplaceFile(long position)
    {
        try
        {
            _file.Dispose();
            File.Move(_path + ".new", _path, overwrite: true);
            DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            _file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
            _rewrittenLength = _fileLength = RandomAccess.GetLength(_file);
        }
        catch (Exception error)
        {
            _failure = error;
            throw;
        }
        lock (_appending)
        {
            var rest = _pending.WrittenSpan[(int)Math.Max(0, position - _durable)..].ToArray();
            _pending.ResetWrittenCount();
            _pending.Write(rest);
            Volatile.Write(ref _durable, Math.Max(_durable, position));
        }
        WritePending();
    }

    private async Task WritePendingAsync()
    {
        await _flushing.WaitAsync(CancellationToken.None);
        try
        {
            WritePending();
        }
        finally
        {
            _flushing.Release();
        }
    }

    private void WritePending()
    {
        ArrayBufferWriter<byte> batch;
        long position;
        lock (_appending)
        {
            ThrowIfFailed();
            batch = _pending;
            position = _appended;
            if (position == _durable)
                return;
            _pending = _spare;
        }
        try
        {
            RandomAccess.Write(_file, batch.WrittenSpan, _fileLength);
            RandomAccess.FlushToDisk(_file);
        }
        catch (Exception error)
        {
            // What reached the disk is unknown now and memory is ahead of it: only a restart, which reads the file anew, may answer again.
            _failure = error;
            throw;
        }
        _fileLength += batch.WrittenCount;
        batch.ResetWrittenCount();
        _spare = batch;
        Volatile.Write(ref _durable, position);
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
            throw new IOException($"The journal {_path} cannot be written any more; free the disk and restart.", _failure);
    }
}
