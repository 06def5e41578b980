using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Microsoft.AspNetCore.Builder;
using Visa.LocalAws.Hosting;

namespace Visa.LocalAws.Tests.Testing;

/// <summary>The embedded AWS on a free loopback port over a data folder, with AWS's own clients for S3, DynamoDB and STS.</summary>
public sealed class StoresHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StoresHost(WebApplication app)
    {
        _app = app;
        Address = app.Urls.Single();
        var credentials = new BasicAWSCredentials("test", "test");
        DynamoDb = new AmazonDynamoDBClient(credentials, new AmazonDynamoDBConfig { ServiceURL = Address, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        S3 = new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = Address, AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        Sts = new AmazonSecurityTokenServiceClient(
            credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = Address, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        Http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public AmazonDynamoDBClient DynamoDb { get; }

    public AmazonS3Client S3 { get; }

    public AmazonSecurityTokenServiceClient Sts { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<StoresHost> StartAsync(string folder)
    {
        var app = LocalAwsHost.Build(["--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={folder}", "--LocalAws:Region=us-east-1", "--Logging:LogLevel:Default=Error"]);
        await app.StartAsync();
        return new StoresHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        DynamoDb.Dispose();
        S3.Dispose();
        Sts.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
