using System.Globalization;
using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;
using Checksum = Visa.LocalAws.S3.Bodies.Checksum;
using ChecksumAlgorithm = Visa.LocalAws.S3.Bodies.ChecksumAlgorithm;

namespace Visa.LocalAws.Tests.S3.Bodies;

/// <summary>Bodies as clients send them: plain, in signed and unsigned chunks, with digests that match or not.</summary>
public sealed class UploadBodyTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task PutObject_ChunkedWithChecksumTrailer_StoresTheDecodedContent(int length)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var content = TestBucket.Bytes(length, length);
        var crc = Convert.ToBase64String(Checksum.Of(ChecksumAlgorithm.CRC32C, content));

        using var response = await PutChunkedAsync($"/{bucket}/k", content, "x-amz-checksum-crc32c", crc);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(crc, response.Headers.GetValues("x-amz-checksum-crc32c").Single());
        Assert.Equal(content, await fixture.Host.Http.GetByteArrayAsync($"/{bucket}/k"));
        Assert.Null((await _client.GetObjectMetadataAsync(bucket, "k")).Headers.ContentEncoding);
    }

    [Fact]
    public async Task PutObject_WrongChecksumInTheTrailer_IsRefusedAndNothingIsStored()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        var crc = Convert.ToBase64String(Checksum.Of(ChecksumAlgorithm.CRC32C, "other"u8));

        using var response = await PutChunkedAsync($"/{bucket}/k", [1, 2, 3], "x-amz-checksum-crc32c", crc);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>BadDigest</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await _client.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects ?? []);
    }

    [Fact]
    public async Task PutObject_FewerBytesThanAnnounced_IsIncomplete()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        using var response = await PutChunkedAsync($"/{bucket}/k", [1, 2, 3], "x-ignored", "-", announced: 4);

        Assert.Contains("<Code>IncompleteBody</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==", "BadDigest")]
    [InlineData("Content-MD5", "not base64", "InvalidDigest")]
    [InlineData("x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "XAmzContentSHA256Mismatch")]
    [InlineData("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "BadDigest")]
    [InlineData("x-amz-checksum-crc32", "AAA=", "InvalidRequest")]
    public async Task PutObject_DigestThatDoesNotMatch_IsRefused(string header, string value, string code)
    {
        var bucket = await TestBucket.CreateAsync(_client);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/{bucket}/k") { Content = new ByteArrayContent([1]) };
        (header.StartsWith("Content", StringComparison.Ordinal) ? (System.Net.Http.Headers.HttpHeaders)request.Content.Headers : request.Headers)
            .TryAddWithoutValidation(header, value);

        using var response = await fixture.Host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"<Code>{code}</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutObject_EveryChecksumOfTheClient_IsVerifiedAndReturned()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        foreach (var algorithm in new[] { Amazon.S3.ChecksumAlgorithm.CRC32, Amazon.S3.ChecksumAlgorithm.SHA1, Amazon.S3.ChecksumAlgorithm.SHA256 })
        {
            await _client.PutObjectAsync(new PutObjectRequest
            {
                BucketName = bucket, Key = algorithm.Value, InputStream = new MemoryStream(TestBucket.Bytes(2, 100_000)), ChecksumAlgorithm = algorithm,
            });

            var head = await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = algorithm.Value, ChecksumMode = ChecksumMode.ENABLED });
            Assert.Single(new[] { head.ChecksumCRC32, head.ChecksumSHA1, head.ChecksumSHA256 }, value => value is not null);
            using var read = await _client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = algorithm.Value, ChecksumMode = ChecksumMode.ENABLED });
            using var copy = new MemoryStream();
            await read.ResponseStream.CopyToAsync(copy);
            Assert.Equal(TestBucket.Bytes(2, 100_000), copy.ToArray());
        }
    }

    private async Task<HttpResponseMessage> PutChunkedAsync(string path, byte[] content, string trailer, string value, int? announced = null)
    {
        using var body = new MemoryStream();
        foreach (var chunk in content.Chunk(64 * 1024))
        {
            body.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x};chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"));
            body.Write(chunk);
            body.Write("\r\n"u8);
        }
        body.Write(Encoding.ASCII.GetBytes($"0\r\n{trailer}:{value}\r\nx-amz-trailer-signature:abc\r\n\r\n"));
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.ContentEncoding.Add("aws-chunked");
        request.Headers.Add("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        request.Headers.Add("x-amz-decoded-content-length", (announced ?? content.Length).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("x-amz-trailer", trailer);
        return await fixture.Host.Http.SendAsync(request);
    }
}
