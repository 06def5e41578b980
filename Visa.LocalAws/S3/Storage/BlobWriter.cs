using Microsoft.Win32.SafeHandles;

namespace Visa.LocalAws.S3.Storage;

/// <summary>Writes one blob. A blob that is not completed is gone when the writer is disposed of, or when the store is opened next.</summary>
internal sealed class BlobWriter(string path, string id, Action flushDirectory) : IAsyncDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
    private long _length;
    private bool _isComplete;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(_file, content, _length, cancellationToken);
        _length += content.Length;
    }

    /// <summary>Syncs the content and its name to disk.</summary>
    public Blob Complete()
    {
        RandomAccess.FlushToDisk(_file);
        flushDirectory();
        _isComplete = true;
        return new Blob(id, _length);
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        if (!_isComplete && File.Exists(path))
            File.Delete(path);
        return ValueTask.CompletedTask;
    }
}
