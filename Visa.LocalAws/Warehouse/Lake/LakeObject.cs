using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.Warehouse.Lake;

/// <summary>An object as it was when it was found; its content stays until it is disposed of.</summary>
internal sealed class LakeObject(Bucket bucket, StoredObject stored) : IDisposable
{
    private int _isReleased;

    public S3Url Url { get; } = new(bucket.Name, stored.Key);

    public long Length => stored.Length;

    public DateTimeOffset LastModified => stored.LastModified;

    public Stream Open() => new BlobStream(new BlobReader(bucket.Blobs, stored.Blobs, 0, stored.Length));

    /// <summary>A file with the content, for DuckDB: the store's own where there is one, else a copy in the folder.</summary>
    public async Task<string> FileAsync(string folder, CancellationToken cancellationToken)
    {
        if (stored.Blobs is [var only])
            return bucket.Blobs.PathOf(only);
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString("N"));
        await using var content = Open();
        await using var copy = File.Create(path);
        await content.CopyToAsync(copy, cancellationToken);
        return path;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            bucket.Blobs.Release(stored.Blobs);
    }
}
