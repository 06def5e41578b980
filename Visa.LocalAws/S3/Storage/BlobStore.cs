using Microsoft.Win32.SafeHandles;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.S3.Storage;

/// <summary>A bucket's files of content, named by random ids. A blob that is being read outlives its deletion until it is released.</summary>
internal sealed class BlobStore(string folder)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _held = [];
    private readonly HashSet<string> _doomed = [];
    private readonly SharedFlush _directory = new(() =>
    {
        DirectorySync.Flush(folder);
        return Task.CompletedTask;
    });

    public BlobWriter Create()
    {
        var id = Guid.CreateVersion7().ToString("N");
        return new BlobWriter(PathOf(id), id, _directory);
    }

    public SafeFileHandle Open(Blob blob) => File.OpenHandle(PathOf(blob.Id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);

    public void Hold(IEnumerable<Blob> blobs)
    {
        lock (_counting)
        {
            foreach (var blob in blobs)
                _held[blob.Id] = _held.GetValueOrDefault(blob.Id) + 1;
        }
    }

    public void Release(IEnumerable<Blob> blobs)
    {
        lock (_counting)
        {
            foreach (var blob in blobs.Where(blob => --_held[blob.Id] == 0))
            {
                _held.Remove(blob.Id);
                if (_doomed.Remove(blob.Id))
                    File.Delete(PathOf(blob.Id));
            }
        }
    }

    /// <summary>Deletes blobs that nothing refers to any more, each once its last reader has released it.</summary>
    public void Delete(IEnumerable<Blob> blobs)
    {
        lock (_counting)
        {
            foreach (var blob in blobs)
            {
                if (_held.ContainsKey(blob.Id))
                    _doomed.Add(blob.Id);
                else
                    File.Delete(PathOf(blob.Id));
            }
        }
    }

    /// <summary>Deletes what a crash left half written or no longer referred to.</summary>
    public int DeleteAllBut(IReadOnlySet<string> ids)
    {
        var strays = Directory.EnumerateFiles(folder).Where(path => !ids.Contains(Path.GetFileName(path))).ToArray();
        foreach (var stray in strays)
            File.Delete(stray);
        return strays.Length;
    }

    /// <summary>The file of a blob, for a reader in this process that wants a file. The blob must be held by the caller.</summary>
    public string PathOf(Blob blob) => PathOf(blob.Id);

    private string PathOf(string id) => Path.Combine(folder, id);
}
