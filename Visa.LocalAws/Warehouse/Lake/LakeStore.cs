using System.Security.Cryptography;
using Visa.LocalAws.S3.Storage;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Warehouse.Lake;

/// <summary>The objects of S3 for the services of this process that read and write whole ones.</summary>
internal sealed class LakeStore(ObjectStore objects, DataDirectory data)
{
    private const int PieceLength = 256 * 1024;

    /// <summary>The folder of the store's own files.</summary>
    public string Folder { get; } = data.For("s3");

    /// <summary>Finds an object and keeps its content. Throws <see cref="Protocol.AwsException"/> NoSuchBucket.</summary>
    /// <returns>Null when there is no such object.</returns>
    public LakeObject? Find(S3Url url)
    {
        var bucket = objects.Find(url.Bucket);
        return bucket.Hold(url.Key) is { } stored ? new LakeObject(bucket, stored) : null;
    }

    /// <summary>The keys under a prefix, in key order. Throws <see cref="Protocol.AwsException"/> NoSuchBucket.</summary>
    public IReadOnlyList<string> Keys(S3Url prefix) =>
        [.. objects.Find(prefix.Bucket).Objects.Where(stored => stored.Key.StartsWith(prefix.Key, StringComparison.Ordinal)).Select(stored => stored.Key)];

    /// <summary>Reads a small object whole; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(S3Url url, CancellationToken cancellationToken)
    {
        using var found = Find(url);
        if (found is null)
            return null;
        await using var content = found.Open();
        using var copy = new MemoryStream((int)Math.Min(found.Length, int.MaxValue));
        await content.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    public ValueTask PutAsync(S3Url url, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken) =>
        objects.PutAsync(url.Bucket, url.Key, content, contentType, null, cancellationToken);

    /// <summary>Stores a file's content as an object; when it returns, the object is on disk.</summary>
    public async Task PutFileAsync(S3Url url, string file, string contentType, CancellationToken cancellationToken)
    {
        var bucket = objects.Find(url.Bucket);
        var (blob, etag) = await CopyAsync(bucket, file, cancellationToken);
        var stored = new StoredObject
        {
            Key = url.Key,
            Blobs = [blob],
            ETag = etag,
            LastModified = objects.Time.GetUtcNow(),
            Headers = new ContentHeaders { ContentType = contentType },
        };
        await bucket.CommitAsync(blob, _ => new BucketEntry { Put = stored }, cancellationToken);
    }

    public ValueTask DeleteAsync(S3Url url, CancellationToken cancellationToken) =>
        objects.Find(url.Bucket).CommitAsync(_ => new BucketEntry { Deleted = url.Key }, cancellationToken);

    private static async Task<(Blob Blob, string ETag)> CopyAsync(Bucket bucket, string file, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await using var writer = bucket.Blobs.Create();
        await using var source = File.OpenRead(file);
        var piece = new byte[PieceLength];
        int length;
        while ((length = await source.ReadAsync(piece, cancellationToken)) > 0)
        {
            digest.AppendData(piece, 0, length);
            writer.Write(piece.AsSpan(0, length));
        }
        return (await writer.CompleteAsync(), Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
