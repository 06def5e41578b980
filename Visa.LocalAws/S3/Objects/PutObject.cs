using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>Stores an object; the answer is sent once content and index are on disk. Of two writers of one key the later wins.</summary>
internal static class PutObject
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var preconditions = new Preconditions(request);
        preconditions.EnsureWritable(bucket.Find(request.Key));
        var headers = ContentHeadersReader.Read(request);
        var tags = ObjectTags.ReadHeader(request);
        var body = await BodyReceiver.ReceiveAsync(request.Context.Request, ChecksumAlgorithm.CRC64NVME, bucket.Blobs, request.Aborted);
        await bucket.CommitAsync(body.Blob, state => Decide(state, request, preconditions, headers, tags, body), request.Aborted);
        request.Response.Headers.ETag = $"\"{body.ETag}\"";
        ObjectHeaders.WriteEncryption(request.Response);
        ObjectHeaders.WriteChecksum(request.Response, body.Checksum);
    }

    private static BucketEntry Decide(BucketState state, S3Request request, Preconditions preconditions, ContentHeaders headers, IReadOnlyDictionary<string, string> tags, ReceivedBody body)
    {
        preconditions.EnsureWritable(state.Find(request.Key));
        return new BucketEntry
        {
            Put = new StoredObject
            {
                Key = request.Key,
                Blobs = [body.Blob],
                ETag = body.ETag,
                LastModified = request.Store.Time.GetUtcNow(),
                Headers = headers,
                Checksum = body.Checksum,
                Tags = tags,
            },
        };
    }
}
