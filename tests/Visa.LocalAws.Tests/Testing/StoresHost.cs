using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.LocalAws.DynamoDb;
using Visa.LocalAws.S3;
using Visa.LocalAws.Sts;

namespace Visa.LocalAws.Tests.Testing;

/// <summary>S3, DynamoDB and STS on a free loopback port over a data folder, with AWS's own clients for them.</summary>
public sealed class StoresHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StoresHost(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
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
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<LocalAwsOptions>(options => options.DataDirectory = folder);
        builder.Services.AddS3().AddDynamoDb().AddSts().AddSingleton<StoresRouter>();
        var app = builder.Build();
        app.Run(context => app.Services.GetRequiredService<StoresRouter>().RouteAsync(context));
        await app.StartAsync();
        return new StoresHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        DynamoDb.Dispose();
        S3.Dispose();
        Sts.Dispose();
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
