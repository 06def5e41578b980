using Microsoft.Win32.SafeHandles;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.S3.Storage;

/// <summary>Writes one blob. A blob that is not completed is gone when the writer is disposed of, or when the store is opened next.</summary>
internal sealed class BlobWriter(string path, string id, SharedFlush directory) : IAsyncDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    private long _length;
    private bool _isComplete;

    /// <summary>Into the system's cache, which is a copy: an asynchronous write would cost more than it does.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        RandomAccess.Write(_file, content, _length);
        _length += content.Length;
    }

    /// <summary>Syncs the content and its name to disk.</summary>
    public async ValueTask<Blob> CompleteAsync()
    {
        RandomAccess.FlushToDisk(_file);
        await directory.FlushAsync();
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
