using System.Collections.Concurrent;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Generator.History;

/// <summary>
/// Writes a day's files with several threads, each with a buffer of its own: so many files are under way at once and no more, and the
/// next day waits until all of this one are stored. Files that are there already are left.
/// </summary>
internal sealed class HistoryWriter(IOutputTarget target, IHistoryLayout layout, int parallelism, IReadOnlySet<string> present) : IDisposable
{
    private readonly ConcurrentBag<FileBuffer> _buffers = [];
    private long _files;
    private long _kept;
    private long _bytes;

    /// <summary>Files that the target has of the days so far.</summary>
    public long Files => _files;

    /// <summary>Those of them that it had before.</summary>
    public long Kept => _kept;

    /// <summary>Bytes of the files written.</summary>
    public long Bytes => _bytes;

    public Task WriteAsync(SimulatedDay day, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(layout.FilesOf(day), options, WriteAsync);
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers) buffer.Dispose();
    }

    private async ValueTask WriteAsync(DayFile file, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _files);
        if (present.Contains(file.Key))
        {
            Interlocked.Increment(ref _kept);
            return;
        }
        var buffer = _buffers.TryTake(out var used) ? used : new FileBuffer();
        try
        {
            buffer.Clear();
            await file.EncodeAsync(buffer, cancellationToken);
            await target.WriteAsync(file.Key, buffer.Written, cancellationToken);
            Interlocked.Add(ref _bytes, buffer.Written.Length);
        }
        finally
        {
            _buffers.Add(buffer);
        }
    }
}
