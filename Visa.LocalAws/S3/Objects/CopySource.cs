using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The object that a copy is made from (x-amz-copy-source), its content held until disposed of.</summary>
internal sealed class CopySource : IDisposable
{
    private const string Header = "x-amz-copy-source";
    private readonly Bucket _bucket;

    private CopySource(Bucket bucket, S3Address address)
    {
        _bucket = bucket;
        Object = bucket.Hold(address.Key) ?? throw S3Failure.NoSuchKey();
    }

    public StoredObject Object { get; }

    public static bool IsIn(S3Request request) => request.Header(Header) is not null;

    public static async Task<CopySource> OpenAsync(S3Request request)
    {
        var header = request.Header(Header)!;
        if (header.Contains("?versionId=", StringComparison.Ordinal) && !header.EndsWith("?versionId=null", StringComparison.Ordinal))
            throw S3Failure.NotImplemented("Copying a version");
        var address = S3Address.OfCopySource(header);
        var bucket = request.Store.Find(address.Bucket);
        var source = new CopySource(bucket, address);
        try
        {
            await bucket.SettleAsync(request.Aborted);
            return new Preconditions(request, Header + "-").IsUnchanged(source.Object) ? throw S3Failure.PreconditionFailed("x-amz-copy-source-If-None-Match") : source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public bool IsAt(S3Request request) => _bucket.Name == request.BucketName && Object.Key == request.Key;

    /// <summary>Copies the content, or a range of it, into blobs of another bucket or the same.</summary>
    public async Task<ReceivedBody> CopyAsync(ByteRange? range, ChecksumAlgorithm? algorithm, BlobStore target, CancellationToken cancellationToken)
    {
        var (offset, length) = range ?? new ByteRange(0, Object.Length);
        using var reader = new BlobReader(_bucket.Blobs, Object.Blobs, offset, length);
        return await BodyReceiver.ReceiveAsync(reader, algorithm, target, cancellationToken);
    }

    public void Dispose() => _bucket.Blobs.Release(Object.Blobs);
}
