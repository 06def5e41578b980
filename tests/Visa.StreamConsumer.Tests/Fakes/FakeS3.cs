using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>Objects in memory, with If-None-Match and If-Match; a test may make any call fail before or after it takes effect.</summary>
internal sealed class FakeS3() : AmazonS3Client(new AnonymousAWSCredentials(), new AmazonS3Config { ServiceURL = "http://localhost" })
{
    public Action? Before { get; set; }

    public Action? After { get; set; }

    public SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Snapshots => Objects.Keys.Where(key => key.EndsWith(".bin", StringComparison.Ordinal));

    public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        if (request.IfNoneMatch == "*" && Objects.ContainsKey(request.Key))
            throw Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        if (request.IfMatch is not null && !Objects.ContainsKey(request.Key))
            throw Error(HttpStatusCode.NotFound, "NoSuchKey");
        if (request.IfMatch is not null && request.IfMatch != Tag(Objects[request.Key]))
            throw Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        using var bytes = new MemoryStream();
        request.InputStream.CopyTo(bytes);
        Objects[request.Key] = bytes.ToArray();
        After?.Invoke();
        return Task.FromResult(new PutObjectResponse { ETag = Tag(Objects[request.Key]) });
    }

    public override Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        return Objects.TryGetValue(key, out var bytes)
            ? Task.FromResult(new GetObjectResponse { ResponseStream = new MemoryStream(bytes), ETag = Tag(bytes) })
            : throw Error(HttpStatusCode.NotFound, "NoSuchKey");
    }

    public override Task<DeleteObjectResponse> DeleteObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        Objects.Remove(key);
        After?.Invoke();
        return Task.FromResult(new DeleteObjectResponse());
    }

    public override Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        var start = int.Parse(request.ContinuationToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var found = Objects.Keys.Where(key => key.StartsWith(request.Prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, request.StartAfter) > 0).Skip(start).Take(2).ToList();
        return Task.FromResult(new ListObjectsV2Response
        {
            S3Objects = found.ConvertAll(key => new S3Object { Key = key }),
            IsTruncated = found.Count == 2,
            NextContinuationToken = (start + 2).ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    private static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";

    public static AmazonS3Exception Error(HttpStatusCode status, string code) => new(code, ErrorType.Sender, code, "request", status);
}
