using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Tests.Signatures;

/// <summary>AWS's published examples: its Signature Version 4 test suite, and those of the S3 API reference ("Signature calculations").</summary>
public sealed class PublishedVectorTests
{
    private const string SuiteKey = "AKIDEXAMPLE";
    private const string SuiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string S3Key = "AKIAIOSFODNN7EXAMPLE";
    private const string S3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("GET", "/", "host;x-amz-date", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "host;x-amz-date", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "/?Param2=value2&Param1=value1", "host;x-amz-date", "", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("GET", "/\u1234", "host;x-amz-date", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("GET", "/example1/example2/../..", "host;x-amz-date", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "//", "host;x-amz-date", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "content-type;host;x-amz-date", "Content-Type:application/x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void Verify_OfTheTestSuite_Passes(string method, string target, string signedHeaders, string headers, string body, string signature)
    {
        var request = Request(method, target, "example.amazonaws.com", headers);
        request.Headers["X-Amz-Date"] = "20150830T123600Z";
        request.Headers.Authorization = $"AWS4-HMAC-SHA256 Credential={SuiteKey}/20150830/us-east-1/service/aws4_request, SignedHeaders={signedHeaders}, Signature={signature}";

        Verifier(SuiteKey, SuiteSecret, new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero)).Verify(request, Encoding.UTF8.GetBytes(body), JsonSignatureDialect.Instance);
    }

    [Theory]
    [InlineData("GET", "/test.txt", "host;range;x-amz-content-sha256;x-amz-date", "Range:bytes=0-9", EmptyHash, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("GET", "/?lifecycle", "host;x-amz-content-sha256;x-amz-date", "", EmptyHash, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "/?max-keys=2&prefix=J", "host;x-amz-content-sha256;x-amz-date", "", EmptyHash, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData(
        "PUT",
        "/test%24file.text",
        "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
        "Date:Fri, 24 May 2013 00:00:00 GMT|x-amz-storage-class:REDUCED_REDUNDANCY",
        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    public void Verify_OfTheS3Examples_Passes(string method, string target, string signedHeaders, string headers, string hash, string signature)
    {
        var request = S3Request(method, target, headers, hash, signedHeaders, signature);

        S3Verifier().Verify(request, hash, S3SignatureDialect.Instance);
    }

    [Fact]
    public void Verify_OfThePresignedExample_Passes()
    {
        var request = Request(
            "GET",
            "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            "examplebucket.s3.amazonaws.com",
            "");

        S3Verifier().Verify(request, "UNSIGNED-PAYLOAD", S3SignatureDialect.Instance);
        var expired = Assert.Throws<AwsException>(() => S3Verifier(TimeSpan.FromDays(2)).Verify(request, "UNSIGNED-PAYLOAD", S3SignatureDialect.Instance));
        Assert.Equal(("AccessDenied", "Request has expired"), (expired.Code, expired.Message));
    }

    [Fact]
    public void EndChunk_OfTheStreamingExample_PassesForEachChunkAndNoOther()
    {
        const string hash = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
        var request = S3Request(
            "PUT",
            "/examplebucket/chunkObject.txt",
            "Content-Encoding:aws-chunked|Content-Length:66824|x-amz-storage-class:REDUCED_REDUNDANCY|x-amz-decoded-content-length:66560",
            hash,
            "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            "s3.amazonaws.com");
        using var chunks = new ChunkSignatures(S3Verifier().Verify(request, hash, S3SignatureDialect.Instance));

        chunks.Append(Encoding.ASCII.GetBytes(new string('a', 65536)));
        chunks.EndChunk("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        chunks.Append(Encoding.ASCII.GetBytes(new string('a', 1024)));
        chunks.EndChunk("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        chunks.EndChunk("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");

        Assert.Equal("SignatureDoesNotMatch", Assert.Throws<AwsException>(() => chunks.EndChunk("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9")).Code);
    }

    private static HttpRequest S3Request(
        string method, string target, string headers, string hash, string signedHeaders, string signature, string host = "examplebucket.s3.amazonaws.com")
    {
        var request = Request(method, target, host, headers);
        request.Headers["x-amz-content-sha256"] = hash;
        request.Headers["x-amz-date"] = "20130524T000000Z";
        request.Headers.Authorization = $"AWS4-HMAC-SHA256 Credential={S3Key}/20130524/us-east-1/s3/aws4_request,SignedHeaders={signedHeaders},Signature={signature}";
        return request;
    }

    private static HttpRequest Request(string method, string target, string host, string headers)
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        context.Request.Method = method;
        context.Request.QueryString = target.Contains('?', StringComparison.Ordinal) ? new QueryString(target[target.IndexOf('?', StringComparison.Ordinal)..]) : default;
        context.Request.Headers.Host = host;
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            context.Request.Headers.Append(header.Split(':')[0], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        return context.Request;
    }

    private static SignatureVerifier S3Verifier(TimeSpan later = default) => Verifier(S3Key, S3Secret, new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero) + later);

    private static SignatureVerifier Verifier(string key, string secret, DateTimeOffset now) =>
        new(Options.Create(new SignatureOptions { Credentials = new Dictionary<string, string> { [key] = secret } }), new FakeTimeProvider(now));
}
