using System.Net;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.StatusPage;

public sealed class StatusPageTests : IAsyncLifetime
{
    private const string Token = "status-page-test-token";

    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;

    public async Task InitializeAsync() => _aws = await RunningLocalAws.StartAsync(_folder.Path, settings: [$"--Authentication:LoginToken={Token}", "--Provision:Secrets:app/key=value-of-the-secret", "--Provision:Streams:shown:ShardCount=2"]);

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Overview_WithoutLogin_IsNotShown()
    {
        using var browser = Browser();

        var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("/login", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Overview_AfterTheLogin_ShowsNamesButNoSecret()
    {
        var s3 = _aws.S3;
        await s3.PutBucketAsync("shown-bucket");
        await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "shown-bucket", Key = "a<b>&.txt", ContentBody = "x" });
        using var browser = Browser();
        await browser.GetAsync(new Uri($"/login?t={Token}", UriKind.Relative));

        var overview = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        var bucket = await browser.GetStringAsync(new Uri("/_localaws/buckets/shown-bucket", UriKind.Relative));

        Assert.Contains("shardId-000000000001", overview, StringComparison.Ordinal);
        Assert.Contains("app/key", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("value-of-the-secret", overview, StringComparison.Ordinal);
        Assert.Contains("a&lt;b&gt;&amp;.txt", bucket, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri("/_localaws/buckets/nope", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("health")]
    public async Task Bucket_NamedAsAPage_IsABucketForAnAwsClient(string name)
    {
        var s3 = _aws.S3;
        await s3.PutBucketAsync(name);
        await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = name, Key = "k", ContentBody = "x" });

        var listed = await s3.ListObjectsV2Async(new Amazon.S3.Model.ListObjectsV2Request { BucketName = name });

        Assert.Equal("k", listed.S3Objects.Single().Key);
    }

    private HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_aws.Url) };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }
}
