using System.Net;
using Amazon.S3;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3;

public sealed class BucketTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Fact]
    public async Task PutBucket_New_IsListedAndHeaded()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        Assert.Contains(bucket, (await _client.ListBucketsAsync()).Buckets.Select(listed => listed.BucketName));
        Assert.Equal(HttpStatusCode.OK, (await _client.HeadBucketAsync(new() { BucketName = bucket })).HttpStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetBucketLocationAsync(bucket)).HttpStatusCode);
    }

    [Fact]
    public async Task PutBucket_ThatExists_IsAlreadyOwned()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        await AssertRefusedAsync(() => _client.PutBucketAsync(bucket), "BucketAlreadyOwnedByYou", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task DeleteBucket_WithAnObject_IsRefusedUntilItIsEmpty()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "k", "v");
        await AssertRefusedAsync(() => _client.DeleteBucketAsync(bucket), "BucketNotEmpty", HttpStatusCode.Conflict);

        await _client.DeleteObjectAsync(bucket, "k");
        await _client.DeleteBucketAsync(bucket);

        await AssertRefusedAsync(() => _client.ListObjectsV2Async(new() { BucketName = bucket }), "NoSuchBucket", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PutBucketVersioning_NotOffered_IsRefusedByName()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        using var response = await fixture.Host.Http.PutAsync($"/{bucket}?versioning", new StringContent("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains("<Code>NotImplemented</Code><Message>PutBucketVersioning is not offered", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_BucketInTheHostName_IsUnderstood()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/folder/key") { Content = new StringContent("v"), Headers = { Host = $"{bucket}.s3.localhost:1234" } };

        using var response = await fixture.Host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("v", await TestBucket.GetAsync(_client, bucket, "folder/key"));
    }

    private static async Task AssertRefusedAsync(Func<Task> call, string code, HttpStatusCode status)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(call);
        Assert.Equal((code, status), (refusal.ErrorCode, refusal.StatusCode));
    }
}
