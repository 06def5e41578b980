using System.Net;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Protocol;

public sealed class RouterTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;
    private AwsCaller _caller = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path);
        _caller = _aws.Caller();
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Kinesis_20131202.Nope")]
    [InlineData("Nope_20131202.ListStreams")]
    [InlineData("Nope")]
    [InlineData("Kinesis_20131202")]
    public async Task Call_OfAnUnknownTarget_IsAnUnknownOperation(string target) =>
        Assert.Equal("UnknownOperationException", (await _caller.RefusedByAsync(target, "{}")).Type);

    [Fact]
    public async Task Call_WithoutSignature_IsRefused()
    {
        var (status, body) = await _caller.CallAsync("Kinesis_20131202.ListStreams", "{}", authorization: null);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("MissingAuthenticationTokenException", body.GetProperty("__type").GetString());
        Assert.Equal("Missing Authentication Token", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Call_WithHalfASignature_SaysWhatIsMissing()
    {
        var (_, body) = await _caller.CallAsync("Kinesis_20131202.ListStreams", "{}", authorization: "AWS4-HMAC-SHA256 Credential=x/1/2/3/aws4_request");

        Assert.Equal("IncompleteSignatureException", body.GetProperty("__type").GetString());
        Assert.StartsWith(
            "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256",
            body.GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_InCborOfAServiceThatReadsJson_SaysHowToUseIt()
    {
        var (_, body) = await _caller.CallAsync("Firehose_20150804.ListDeliveryStreams", "{}", contentType: "application/x-amz-cbor-1.1");

        Assert.Contains("AWS_CBOR_DISABLE", body.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_WithoutLogin_Answers(string path)
    {
        using var http = new HttpClient();

        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(_aws.Url + path)));
    }

    [Fact]
    public async Task Start_OnAFolderInUse_SaysSo()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningLocalAws.StartAsync(_folder.Path));

        Assert.Contains("Another LocalAws uses", refusal.Message, StringComparison.Ordinal);
    }
}
