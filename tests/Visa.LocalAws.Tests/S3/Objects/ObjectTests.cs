using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3.Objects;

public sealed class ObjectTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("year=2026/month=11/with space+plus%25.gz")]
    [InlineData("..")]
    [InlineData("a//b/../c/./d")]
    [InlineData("ends/with/slash/")]
    [InlineData("ünï/💳/'\"<>&?#*")]
    public async Task PutObject_AnyKey_IsReadBackAndListed(string key)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        // The client itself resolves dots in paths, so the raw request carries them.
        var path = $"/{bucket}/{string.Join('/', key.Split('/').Select(part => Uri.EscapeDataString(part).Replace(".", "%2E", StringComparison.Ordinal)))}";
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(fixture.Host.Url + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new StringContent("content of " + key),
        };
        using var response = await fixture.Host.Http.SendAsync(put);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([key], (await _client.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects.Select(stored => stored.Key));
        using var get = new HttpRequestMessage(HttpMethod.Get, put.RequestUri);
        using var read = await fixture.Host.Http.SendAsync(get);
        Assert.Equal("content of " + key, await read.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task PutObject_HeadersAndMetadata_ComeBackWithTheObject()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var request = new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "hello", ContentType = "application/json" };
        request.Headers.ContentEncoding = "gzip";
        request.Headers.CacheControl = "no-cache";
        request.Metadata.Add("sequence", "495900000");
        var put = await _client.PutObjectAsync(request);

        var head = await _client.GetObjectMetadataAsync(bucket, "k");

        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.ETag);
        Assert.Equal(put.ETag, head.ETag);
        Assert.Equal(5, head.ContentLength);
        Assert.Equal("application/json", head.Headers.ContentType);
        Assert.Equal("gzip", head.Headers.ContentEncoding);
        Assert.Equal("no-cache", head.Headers.CacheControl);
        Assert.Equal("495900000", head.Metadata["sequence"]);
    }

    [Fact]
    public async Task PutObject_IfNoneMatchStar_IsWrittenByExactlyOneOfMany()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => TryCreateAsync(bucket, "snapshot", $"writer {i}")));

        var winner = Assert.Single(outcomes, outcome => outcome.Won);
        Assert.Equal(winner.Content, await TestBucket.GetAsync(_client, bucket, "snapshot"));
    }

    [Fact]
    public async Task PutObject_IfMatch_WritesOnlyOverThatVersion()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var first = await TestBucket.PutAsync(_client, bucket, "k", "1");
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "2", IfMatch = first.ETag });

        var stale = await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "3", IfMatch = first.ETag }));
        var absent = await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "other", ContentBody = "3", IfMatch = first.ETag }));

        Assert.Equal("PreconditionFailed", stale.ErrorCode);
        Assert.Equal("NoSuchKey", absent.ErrorCode);
        Assert.Equal("2", await TestBucket.GetAsync(_client, bucket, "k"));
    }

    [Fact]
    public async Task GetObject_Absent_IsNoSuchKey()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _client.GetObjectAsync(bucket, "absent"));

        Assert.Equal(("NoSuchKey", "The specified key does not exist."), (refusal.ErrorCode, refusal.Message));
        var head = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _client.GetObjectMetadataAsync(bucket, "absent"));
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-3", 206, "0123", "bytes 0-3/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=8-99", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=-99", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=5-2", 200, "0123456789", null)]
    [InlineData("bytes=0-1,4-5", 200, "0123456789", null)]
    [InlineData("lines=1-2", 200, "0123456789", null)]
    public async Task GetObject_Range_GivesThatPart(string range, int status, string expected, string? contentRange)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "digits", "0123456789");

        using var response = await GetAsync($"/{bucket}/digits", ("Range", range));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=-0")]
    public async Task GetObject_RangeBeyondTheEnd_Is416(string range)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "digits", "0123456789");

        using var response = await GetAsync($"/{bucket}/digits", ("Range", range));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Contains("<Code>InvalidRange</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetObject_ConditionalHeaders_AnswerAsTheObjectStands()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var etag = (await TestBucket.PutAsync(_client, bucket, "k", "v")).ETag;

        foreach (var (name, value, status) in new[]
        {
            ("If-None-Match", etag, HttpStatusCode.NotModified),
            ("If-None-Match", "\"other\"", HttpStatusCode.OK),
            ("If-Match", etag, HttpStatusCode.OK),
            ("If-Match", "\"other\"", HttpStatusCode.PreconditionFailed),
            ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", HttpStatusCode.NotModified),
            ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", HttpStatusCode.PreconditionFailed),
        })
        {
            using var response = await GetAsync($"/{bucket}/k", (name, value));
            Assert.Equal((name, value, status), (name, value, response.StatusCode));
        }
    }

    [Fact]
    public async Task GetObject_ResponseOverrides_ReplaceTheStoredHeaders()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "k", "v");

        using var response = await GetAsync($"/{bucket}/k?response-content-type=text%2Fcsv&response-content-disposition=attachment");

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task GetObject_OverwrittenWhileBeingRead_GivesTheWholeOldContent()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var old = TestBucket.Bytes(1, 8 * 1024 * 1024);
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", InputStream = new MemoryStream(old) });

        using var response = await fixture.Host.Http.GetAsync($"/{bucket}/k", HttpCompletionOption.ResponseHeadersRead);
        await TestBucket.PutAsync(_client, bucket, "k", "new");

        Assert.Equal(old, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("new", await TestBucket.GetAsync(_client, bucket, "k"));
    }

    [Fact]
    public async Task DeleteObjects_SomeAbsent_AllAreReportedDeleted()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        foreach (var key in new[] { "a", "b", "c" })
            await TestBucket.PutAsync(_client, bucket, key, key);

        var result = await _client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [new() { Key = "a" }, new() { Key = "c" }, new() { Key = "absent" }] });

        Assert.Equal(["a", "absent", "c"], result.DeletedObjects.Select(deleted => deleted.Key).Order());
        Assert.Equal(["b"], (await _client.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects.Select(stored => stored.Key));
    }

    [Fact]
    public async Task CopyObject_WithNewMetadata_KeepsTheContent()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "from/ü", "content");
        var copy = new CopyObjectRequest
        {
            SourceBucket = bucket, SourceKey = "from/ü", DestinationBucket = bucket, DestinationKey = "to", MetadataDirective = S3MetadataDirective.REPLACE,
        };
        copy.Metadata.Add("copied", "yes");

        await _client.CopyObjectAsync(copy);

        Assert.Equal("content", await TestBucket.GetAsync(_client, bucket, "to"));
        Assert.Equal("yes", (await _client.GetObjectMetadataAsync(bucket, "to")).Metadata["copied"]);
        var illegal = new CopyObjectRequest { SourceBucket = bucket, SourceKey = "to", DestinationBucket = bucket, DestinationKey = "to" };
        Assert.Equal("InvalidRequest", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _client.CopyObjectAsync(illegal))).ErrorCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await fixture.Host.Http.SendAsync(request);
    }

    private async Task<(bool Won, string Content)> TryCreateAsync(string bucket, string key, string content)
    {
        try
        {
            await _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content, IfNoneMatch = "*" });
            return (true, content);
        }
        catch (AmazonS3Exception refusal) when (refusal.ErrorCode == "PreconditionFailed")
        {
            return (false, content);
        }
    }
}
