using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3.Multipart;

public sealed class MultipartTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private const int MinPart = 5 * 1024 * 1024;
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Fact]
    public async Task Complete_PartsUploadedOutOfOrder_IsOneObjectInPartOrder()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var upload = await _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = "big", ContentType = "application/gzip" });
        byte[][] parts = [TestBucket.Bytes(1, MinPart), TestBucket.Bytes(2, MinPart + 7), TestBucket.Bytes(3, 11)];
        var etags = new PartETag[3];
        foreach (var number in new[] { 3, 1, 2 })
            etags[number - 1] = await UploadAsync(upload, number, parts[number - 1]);
        var listed = await _client.ListPartsAsync(bucket, "big", upload.UploadId);

        var completed = await CompleteAsync(upload, [.. etags]);

        byte[] whole = [.. parts.SelectMany(part => part)];
        Assert.Equal([1, 2, 3], listed.Parts.Select(part => part.PartNumber ?? 0));
        Assert.EndsWith("-3\"", completed.ETag, StringComparison.Ordinal);
        Assert.Equal(whole, await fixture.Host.Http.GetByteArrayAsync($"/{bucket}/big"));
        Assert.Equal("application/gzip", (await _client.GetObjectMetadataAsync(bucket, "big")).Headers.ContentType);
        using var part2 = await _client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "big", PartNumber = 2 });
        Assert.Equal((MinPart + 7, 3), (part2.ContentLength, part2.PartsCount));
        using var across = await _client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "big", ByteRange = new ByteRange(MinPart - 5, MinPart + 4) });
        using var read = new MemoryStream();
        await across.ResponseStream.CopyToAsync(read);
        Assert.Equal(whole[(MinPart - 5)..(MinPart + 5)], read.ToArray());
    }

    [Fact]
    public async Task Complete_UnfitParts_IsRefusedAndTheUploadStays()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var upload = await _client.InitiateMultipartUploadAsync(bucket, "k");
        var first = await UploadAsync(upload, 1, [1]);
        var second = await UploadAsync(upload, 2, [2]);

        await AssertRefusedAsync("EntityTooSmall", () => CompleteAsync(upload, first, second));
        await AssertRefusedAsync("InvalidPart", () => CompleteAsync(upload, new PartETag(1, "\"00000000000000000000000000000000\"")));
        await AssertRefusedAsync("InvalidPart", () => CompleteAsync(upload, first, new PartETag(3, first.ETag)));

        await CompleteAsync(upload, second);
        Assert.Equal([2], await fixture.Host.Http.GetByteArrayAsync($"/{bucket}/k"));
        await AssertRefusedAsync("NoSuchUpload", () => UploadAsync(upload, 1, [1]));
    }

    [Fact]
    public async Task Abort_WithParts_RemovesThem()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var upload = await _client.InitiateMultipartUploadAsync(bucket, "k");
        await UploadAsync(upload, 1, [1]);
        Assert.Single((await _client.ListMultipartUploadsAsync(bucket)).MultipartUploads);

        await _client.AbortMultipartUploadAsync(bucket, "k", upload.UploadId);

        Assert.Empty((await _client.ListMultipartUploadsAsync(bucket)).MultipartUploads ?? []);
        await AssertRefusedAsync("NoSuchUpload", () => _client.ListPartsAsync(bucket, "k", upload.UploadId));
    }

    [Fact]
    public async Task CopyPart_RangeOfAnotherObject_IsAPart()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        await TestBucket.PutAsync(_client, bucket, "digits", "0123456789");
        var upload = await _client.InitiateMultipartUploadAsync(bucket, "k");

        var part = await _client.CopyPartAsync(new CopyPartRequest
        {
            SourceBucket = bucket, SourceKey = "digits", DestinationBucket = bucket, DestinationKey = "k", UploadId = upload.UploadId, PartNumber = 1, FirstByte = 2, LastByte = 5,
        });
        await CompleteAsync(upload, new PartETag(1, part.ETag));

        Assert.Equal("2345", await TestBucket.GetAsync(_client, bucket, "k"));
    }

    [Theory]
    [InlineData("COMPOSITE")]
    [InlineData("FULL_OBJECT")]
    public async Task Complete_WithChecksums_GivesTheChecksumOfItsType(string type)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var upload = await _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = bucket, Key = "k", ChecksumAlgorithm = ChecksumAlgorithm.CRC32, ChecksumType = ChecksumType.FindValue(type),
        });
        var part = await UploadAsync(upload, 1, [1, 2, 3]);

        var completed = await CompleteAsync(upload, part);

        Assert.Equal(type, completed.ChecksumType.Value);
        var crc = LocalAws.S3.Bodies.Checksum.Of(LocalAws.S3.Bodies.ChecksumAlgorithm.CRC32, [1, 2, 3]);
        var expected = type == "FULL_OBJECT"
            ? Convert.ToBase64String(crc)
            : Convert.ToBase64String(LocalAws.S3.Bodies.Checksum.Of(LocalAws.S3.Bodies.ChecksumAlgorithm.CRC32, crc)) + "-1";
        Assert.Equal(expected, completed.ChecksumCRC32);
    }

    private static async Task AssertRefusedAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(call)).ErrorCode);

    private async Task<PartETag> UploadAsync(InitiateMultipartUploadResponse upload, int number, byte[] content) => new(await _client.UploadPartAsync(new UploadPartRequest
    {
        BucketName = upload.BucketName, Key = upload.Key, UploadId = upload.UploadId, PartNumber = number, InputStream = new MemoryStream(content), PartSize = content.Length,
        ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
    }));

    private Task<CompleteMultipartUploadResponse> CompleteAsync(InitiateMultipartUploadResponse upload, params List<PartETag> parts) =>
        _client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = upload.BucketName, Key = upload.Key, UploadId = upload.UploadId, PartETags = parts });
}
