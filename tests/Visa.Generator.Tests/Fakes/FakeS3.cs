using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.Generator.Tests.Fakes;

/// <summary>A bucket in memory.</summary>
internal sealed class FakeS3() : AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly SortedDictionary<string, (byte[] Body, DateTime Modified)> _objects = new(StringComparer.Ordinal);

    /// <summary>Puts that fail before one succeeds.</summary>
    public int FailingPuts { get; set; }

    public IReadOnlyList<string> Keys => [.. _objects.Keys];

    public void Add(string key, byte[] body, DateTimeOffset modified) => _objects[key] = (body, modified.UtcDateTime);

    public byte[] Body(string key) => _objects[key].Body;

    public override async Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
    {
        if (FailingPuts-- > 0) throw new AmazonS3Exception("Reduce your request rate") { ErrorCode = "SlowDown" };
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body, cancellationToken);
        _objects[request.Key] = (body.ToArray(), DateTime.UnixEpoch);
        return new PutObjectResponse();
    }

    public override Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default)
    {
        // Two a page, so that the pages are followed.
        var found = _objects.Where(pair => pair.Key.StartsWith(request.Prefix, StringComparison.Ordinal)
            && string.CompareOrdinal(pair.Key, request.ContinuationToken ?? "") > 0).Take(3).ToList();
        var page = found.Take(2).ToList();
        return Task.FromResult(new ListObjectsV2Response
        {
            S3Objects = [.. page.Select(pair => new S3Object { Key = pair.Key, LastModified = pair.Value.Modified })],
            IsTruncated = found.Count > 2,
            NextContinuationToken = found.Count > 2 ? page[^1].Key : null,
        });
    }

    public override Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(_objects.TryGetValue(key, out var found)
            ? new GetObjectResponse { ResponseStream = new MemoryStream(found.Body) }
            : throw new AmazonS3Exception("The specified key does not exist.") { ErrorCode = "NoSuchKey", StatusCode = HttpStatusCode.NotFound });
}
