using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Visa.LocalAws.Tests.Cli;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Signatures;

/// <summary>Clients with the right and with wrong keys against an embedded AWS that knows one key.</summary>
public sealed class SignedClientTests : IAsyncLifetime
{
    private const string Id = "AKIDRIGHT";
    private const string Secret = "a secret/with+signs=";

    private const string Script = """
        import sys, io, boto3, urllib.request
        from botocore.config import Config
        from botocore.exceptions import ClientError
        endpoint, key, secret = sys.argv[1:4]
        def client(name, secret=secret, key=key):
            return boto3.client(name, endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id=key, aws_secret_access_key=secret,
                config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}, signature_version="s3v4" if name == "s3" else None))
        def code(call):
            try: call()
            except ClientError as error: return error.response["Error"]["Code"]
        s3 = client("s3")
        s3.create_bucket(Bucket="signed", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        for key_name in ["plain", "a b+c/d é~*'()", "x//y/../z"]:
            s3.put_object(Bucket="signed", Key=key_name, Body=b"content", Metadata={"a": "b  c"})
            assert s3.get_object(Bucket="signed", Key=key_name)["Body"].read() == b"content"
            url = s3.generate_presigned_url("get_object", {"Bucket": "signed", "Key": key_name})
            assert urllib.request.urlopen(url).read() == b"content"
        put = s3.generate_presigned_url("put_object", {"Bucket": "signed", "Key": "presigned"})
        urllib.request.urlopen(urllib.request.Request(put, data=b"by url", method="PUT")).read()
        assert s3.get_object(Bucket="signed", Key="presigned")["Body"].read() == b"by url"
        assert [entry["Key"] for entry in s3.list_objects_v2(Bucket="signed", Prefix="a b+", Delimiter="*")["CommonPrefixes"] and s3.list_objects_v2(Bucket="signed", Prefix="a b+")["Contents"]] == ["a b+c/d é~*'()"]
        client("dynamodb").list_tables(); client("kinesis").list_streams(); client("firehose").list_delivery_streams(); client("sts").get_caller_identity()
        assert code(lambda: client("s3", secret="wrong").list_buckets()) == "SignatureDoesNotMatch"
        assert code(lambda: client("s3", key="AKIDWRONG").list_buckets()) == "InvalidAccessKeyId"
        for name, call in [("dynamodb", "list_tables"), ("kinesis", "list_streams"), ("firehose", "list_delivery_streams")]:
            assert code(getattr(client(name, secret="wrong"), call)) == "InvalidSignatureException", name
            assert code(getattr(client(name, key="AKIDWRONG"), call)) == "UnrecognizedClientException", name
        assert code(client("sts", secret="wrong").get_caller_identity) == "SignatureDoesNotMatch"
        assert code(client("sts", key="AKIDWRONG").get_caller_identity) == "InvalidClientTokenId"
        print("done")
        """;

    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;

    public async Task InitializeAsync() => _aws = await RunningLocalAws.StartAsync(_folder.Path, settings: $"--LocalAws:Credentials:{Id}={Secret}");

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [SkippableFact]
    public async Task Boto3_RightAndWrongKeys_AreToldApart()
    {
        Skip.IfNot(await PythonTool.HasBoto3Async(), "boto3 is not installed.");

        var (exitCode, output, error) = await PythonTool.RunAsync("-c", Script, _aws.Url, Id, Secret);

        Assert.True(exitCode == 0, error);
        Assert.Equal("done", output.Trim());
    }

    [SkippableFact]
    public async Task Cli_RightAndWrongSecret_AreToldApart()
    {
        Skip.If(AwsCli.Path is null, "The AWS CLI is not installed. On Debian: sudo apt-get install awscli");

        var right = await new AwsCli(_aws.Url, Id, Secret).TryRunAsync("s3api", "list-buckets");
        var wrong = await new AwsCli(_aws.Url, Id, "wrong").TryRunAsync("s3api", "list-buckets");

        Assert.True(right.ExitCode == 0, right.Errors);
        Assert.Contains("(SignatureDoesNotMatch)", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutObject_ByTheSdkInSignedChunks_IsStored()
    {
        using var s3 = _aws.S3As(new BasicAWSCredentials(Id, Secret));
        await s3.PutBucketAsync("chunked");
        var content = Encoding.UTF8.GetBytes(new string('x', 200_000));

        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "chunked", Key = "k", InputStream = new MemoryStream(content), UseChunkEncoding = true });

        using var got = await s3.GetObjectAsync("chunked", "k");
        using var stored = new MemoryStream();
        await got.ResponseStream.CopyToAsync(stored);
        Assert.Equal(content, stored.ToArray());
    }

    [Fact]
    public async Task Sdk_WrongSecret_IsRefusedByEachService()
    {
        var wrong = new BasicAWSCredentials(Id, "wrong");
        using var s3 = _aws.S3As(wrong);
        using var dynamo = _aws.DynamoDbAs(wrong);
        using var sts = _aws.StsAs(wrong);

        var s3Refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.ListBucketsAsync());
        var dynamoRefusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => dynamo.ListTablesAsync());
        var stsRefusal = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (s3Refusal.ErrorCode, s3Refusal.StatusCode));
        Assert.Equal(("InvalidSignatureException", HttpStatusCode.BadRequest), (dynamoRefusal.ErrorCode, dynamoRefusal.StatusCode));
        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (stsRefusal.ErrorCode, stsRefusal.StatusCode));
    }

    [Theory]
    [InlineData(null, null, "AccessDenied")]
    [InlineData("AWS AKIDRIGHT:signature", null, "InvalidRequest")]
    [InlineData("Bearer x", null, "InvalidArgument")]
    [InlineData("AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=y", null, "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDRIGHT/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=y", null, "AccessDenied")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDRIGHT/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=y", "20000101T000000Z", "RequestTimeTooSkewed")]
    public async Task S3_UnusableSignature_IsRefusedByItsName(string? authorization, string? date, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", date);

        using var response = await _aws.Http.SendAsync(request);

        Assert.Contains($"<Code>{code}</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_SignedTooLongAgo_SaysByHowMuch()
    {
        using var caller = _aws.Caller();

        var (_, body) = await caller.CallAsync(
            "DynamoDB_20120810.ListTables", "{}", $"AWS4-HMAC-SHA256 Credential={Id}/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");

        Assert.Equal("com.amazon.coral.service#InvalidSignatureException", body.GetProperty("__type").GetString());
        Assert.StartsWith("Signature expired: 20260101T000000Z is now earlier than ", body.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(" - 15 min.)", body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PresignedUrl_ChangedOrExpired_IsRefused()
    {
        using var s3 = _aws.S3As(new BasicAWSCredentials(Id, Secret));
        await s3.PutBucketAsync("presigned");
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "presigned", Key = "k", ContentBody = "content" });
        var expiry = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        var url = await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest { BucketName = "presigned", Key = "k", Expires = expiry, Protocol = Amazon.S3.Protocol.HTTP });

        Assert.Equal("content", await _aws.Http.GetStringAsync(url));
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await ErrorAsync(url.Replace("/k?", "/other?", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("<Code>AuthorizationQueryParametersError</Code>", await ErrorAsync(url.Replace("X-Amz-Expires", "X-Amz-Forgotten", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("<Code>AuthorizationQueryParametersError</Code>", await ErrorAsync(url.Replace("X-Amz-Expires=", "X-Amz-Expires=9999", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private async Task<string> ErrorAsync(string url)
    {
        using var response = await _aws.Http.GetAsync(url);
        return await response.Content.ReadAsStringAsync();
    }
}
