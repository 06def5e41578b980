using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>Stores a copy of an object, with its metadata or with that of the request (x-amz-metadata-directive).</summary>
internal static class CopyObject
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var preconditions = new Preconditions(request);
        using var source = await CopySource.OpenAsync(request);
        var isReplacing = request.Header("x-amz-metadata-directive") == "REPLACE";
        if (source.IsAt(request) && !isReplacing)
        {
            throw S3Failure.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
        var headers = isReplacing ? ContentHeadersReader.Read(request) : source.Object.Headers;
        var body = await source.CopyAsync(null, AlgorithmOf(request, source.Object), bucket.Blobs, request.Aborted);
        var copy = new StoredObject
        {
            Key = request.Key,
            Blobs = [body.Blob],
            ETag = body.ETag,
            LastModified = request.Store.Time.GetUtcNow(),
            Headers = headers,
            Checksum = body.Checksum,
            Tags = request.Header("x-amz-tagging-directive") == "REPLACE" ? ObjectTags.ReadHeader(request) : source.Object.Tags,
        };
        await bucket.CommitAsync(body.Blob, state => Decide(state, preconditions, copy), request.Aborted);
        ObjectHeaders.WriteEncryption(request.Response);
        await request.ReplyXmlAsync(CopyResult.Element("CopyObjectResult", copy.ETag, copy.LastModified, copy.Checksum));
    }

    private static BucketEntry Decide(BucketState state, Preconditions preconditions, StoredObject copy)
    {
        preconditions.EnsureWritable(state.Find(copy.Key));
        return new BucketEntry { Put = copy };
    }

    private static ChecksumAlgorithm? AlgorithmOf(S3Request request, StoredObject source) =>
        Enum.TryParse<ChecksumAlgorithm>(request.Header("x-amz-checksum-algorithm"), ignoreCase: true, out var asked) ? asked : source.Checksum is { IsComposite: false } checksum ? checksum.Algorithm : ChecksumAlgorithm.CRC64NVME;
}
