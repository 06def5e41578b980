using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;
using ObjectChecksums = Visa.LocalAws.S3.Bodies.Checksum;

namespace Visa.LocalAws.Tests.S3.Objects;

public sealed class TagsAndAttributesTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Fact]
    public async Task Tags_PutWithTheObjectThenReplaced_AreKeptBesideTheContent()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "content", TagSet = [new() { Key = "a", Value = "1 2" }] });

        Assert.Equal([("a", "1 2")], await TagsAsync(bucket));
        await _client.PutObjectTaggingAsync(new PutObjectTaggingRequest { BucketName = bucket, Key = "k", Tagging = new() { TagSet = [new() { Key = "b", Value = "" }, new() { Key = "c", Value = "3" }] } });
        Assert.Equal([("b", ""), ("c", "3")], await TagsAsync(bucket));
        Assert.Equal("content", await TestBucket.GetAsync(_client, bucket, "k"));
        await _client.CopyObjectAsync(bucket, "k", bucket, "copy");
        Assert.Equal(2, (await _client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucket, Key = "copy" })).Tagging.Count);
        await _client.DeleteObjectTaggingAsync(new DeleteObjectTaggingRequest { BucketName = bucket, Key = "k" });
        Assert.Empty(await TagsAsync(bucket));
    }

    [Fact]
    public async Task GetObjectAttributes_OfAMultipartObject_NamesItsPartsAndChecksum()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var upload = await _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = "k", ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.SHA256 });
        var parts = new List<PartETag>();
        byte[][] contents = [TestBucket.Bytes(1, 5 * 1024 * 1024), TestBucket.Bytes(2, 1000)];
        for (var number = 1; number <= contents.Length; number++)
        {
            parts.Add(new(await _client.UploadPartAsync(new UploadPartRequest
            {
                BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartNumber = number, InputStream = new MemoryStream(contents[number - 1]), ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.SHA256,
            })));
        }

        await _client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartETags = parts });

        var attributes = await _client.GetObjectAttributesAsync(new GetObjectAttributesRequest
        {
            BucketName = bucket, Key = "k", ObjectAttributes = [ObjectAttributes.ETag, ObjectAttributes.Checksum, ObjectAttributes.ObjectParts, ObjectAttributes.ObjectSize],
        });
        var digests = contents.Select(SHA256.HashData).ToArray();
        Assert.Equal(5 * 1024 * 1024 + 1000, attributes.ObjectSize);
        Assert.Equal(Convert.ToBase64String(SHA256.HashData([.. digests[0], .. digests[1]])), attributes.Checksum.ChecksumSHA256);
        Assert.Equal(digests.Select(Convert.ToBase64String), attributes.ObjectParts.Parts.Select(part => part.ChecksumSHA256));
    }

    [Fact]
    public async Task PutObject_WithoutChecksum_HasCrc64NvmeOfItsOwn()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        using var put = await fixture.Host.Http.PutAsync($"/{bucket}/k", new ByteArrayContent("123456789"u8.ToArray()));

        using var request = new HttpRequestMessage(HttpMethod.Head, $"/{bucket}/k") { Headers = { { "x-amz-checksum-mode", "ENABLED" } } };
        using var head = await fixture.Host.Http.SendAsync(request);

        Assert.Equal("rosUhgp5mIg=", head.Headers.GetValues("x-amz-checksum-crc64nvme").Single());
        Assert.Equal("AES256", put.Headers.GetValues("x-amz-server-side-encryption").Single());
    }

    [Theory]
    [InlineData("acl", HttpStatusCode.OK, "FULL_CONTROL")]
    [InlineData("versioning", HttpStatusCode.OK, "VersioningConfiguration")]
    [InlineData("encryption", HttpStatusCode.OK, "AES256")]
    [InlineData("policy", HttpStatusCode.NotFound, "NoSuchBucketPolicy")]
    [InlineData("lifecycle", HttpStatusCode.NotFound, "NoSuchLifecycleConfiguration")]
    [InlineData("tagging", HttpStatusCode.NotFound, "NoSuchTagSet")]
    [InlineData("versions", HttpStatusCode.OK, "ListVersionsResult")]
    public async Task Bucket_NewOne_AnswersItsSettingsAsAws(string subresource, HttpStatusCode status, string content)
    {
        var bucket = await TestBucket.CreateAsync(_client);

        using var response = await fixture.Host.Http.GetAsync($"/{bucket}?{subresource}");

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(content, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BucketTags_Put_AreRead()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await _client.PutBucketTaggingAsync(bucket, [new() { Key = "team", Value = "fraud" }]);

        Assert.Equal("fraud", Assert.Single((await _client.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = bucket })).TagSet).Value);
    }

    [Fact]
    public async Task DeleteObjects_WithoutDigest_IsRefused()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        using var response = await fixture.Host.Http.PostAsync($"/{bucket}?delete", new StringContent("<Delete><Object><Key>k</Key></Object></Delete>", Encoding.UTF8, "application/xml"));

        Assert.Contains("Missing required header for this request: Content-MD5", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Combine_OfTwoParts_IsTheChecksumOfTheWhole(int algorithm)
    {
        var kind = (Visa.LocalAws.S3.Bodies.ChecksumAlgorithm)algorithm;
        var content = TestBucket.Bytes(3, 100_003);
        for (var cut = 0; cut <= content.Length; cut += 9_091)
        {
            var (head, tail) = (content[..cut], content[cut..]);
            (string, long)[] parts = [(Of(head), head.Length), (Of(tail), tail.Length)];

            Assert.Equal(Of(content), ObjectChecksums.Combine(kind, parts));
        }

        string Of(byte[] bytes) => Convert.ToBase64String(ObjectChecksums.Of(kind, bytes));
    }

    private async Task<IEnumerable<(string, string)>> TagsAsync(string bucket) =>
        ((await _client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucket, Key = "k" })).Tagging ?? []).Select(tag => (tag.Key, tag.Value));
}
