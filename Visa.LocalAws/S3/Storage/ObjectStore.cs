using System.Collections.Concurrent;
using Visa.LocalAws.Journals;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.S3.Storage;

/// <summary>The buckets, each a folder <c>s3/NAME</c> in the data folder.</summary>
internal sealed class ObjectStore : IObjectStore, IAsyncDisposable
{
    /// <summary>No bucket's name begins so; it marks the folder of a deleted one.</summary>
    private const char DeletedMark = '~';

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _defining = new(1, 1);
    private readonly string _folder;

    public ObjectStore(DataDirectory data, TimeProvider time, ILogger<ObjectStore> logger)
    {
        Time = time;
        _folder = data.For("s3");
        foreach (var folder in Directory.EnumerateDirectories(_folder))
            Load(folder, logger);
    }

    public TimeProvider Time { get; }

    public IEnumerable<Bucket> Buckets => _buckets.Values.OrderBy(bucket => bucket.Name, StringComparer.Ordinal);

    public Bucket Find(string name) => _buckets.TryGetValue(name, out var bucket) ? bucket : throw S3Failure.NoSuchBucket();

    public async Task CreateAsync(string name, string region, CancellationToken cancellationToken)
    {
        await _defining.WaitAsync(cancellationToken);
        try
        {
            if (_buckets.ContainsKey(name))
                throw S3Failure.BucketAlreadyOwnedByYou();
            var bucket = Bucket.Open(Path.Combine(_folder, name));
            DirectorySync.Flush(_folder);
            await bucket.CommitAsync(_ => new BucketEntry { Created = new BucketCreation(Time.GetUtcNow(), region) }, CancellationToken.None);
            _buckets[name] = bucket;
        }
        finally
        {
            _defining.Release();
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await _defining.WaitAsync(cancellationToken);
        try
        {
            await Find(name).CloseEmptyAsync();
            _buckets.TryRemove(name, out _);
            var doomed = Path.Combine(_folder, $"{DeletedMark}{Guid.CreateVersion7():N}");
            Directory.Move(Path.Combine(_folder, name), doomed);
            DirectorySync.Flush(_folder);
            Directory.Delete(doomed, recursive: true);
        }
        finally
        {
            _defining.Release();
        }
    }

    public async ValueTask PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, string? contentEncoding, CancellationToken cancellationToken)
    {
        var target = Find(bucket);
        var body = await BodyReceiver.ReceiveAsync(content, target.Blobs, cancellationToken);
        var stored = new StoredObject
        {
            Key = key,
            Blobs = [body.Blob],
            ETag = body.ETag,
            LastModified = Time.GetUtcNow(),
            Checksum = body.Checksum,
            Headers = new ContentHeaders { ContentType = contentType, ContentEncoding = contentEncoding },
        };
        await target.CommitAsync(body.Blob, _ => new BucketEntry { Put = stored }, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bucket in _buckets.Values)
            await bucket.DisposeAsync();
    }

    private void Load(string folder, ILogger logger)
    {
        if (Path.GetFileName(folder).StartsWith(DeletedMark))
        {
            Directory.Delete(folder, recursive: true);
            return;
        }
        var bucket = Bucket.Open(folder);
        if (bucket.TornBytes > 0 || bucket.StrayBlobs > 0)
            logger.UnfinishedWritesRemoved(bucket.Name, bucket.TornBytes, bucket.StrayBlobs);
        if (bucket.Creation is null)
            bucket.Abandon();
        else
            _buckets[bucket.Name] = bucket;
    }
}
