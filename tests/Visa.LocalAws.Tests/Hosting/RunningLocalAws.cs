using Amazon.DynamoDBv2;
using Amazon.Glue;
using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Visa.LocalAws.Hosting;
using Visa.LocalAws.S3;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>The whole embedded AWS in this process, on a port of its own, with AWS's own clients; no client hides a refusal behind retries.</summary>
public sealed class RunningLocalAws : IAsyncDisposable
{
    public const string Region = "eu-west-1";

    private static readonly BasicAWSCredentials Anyone = new("test", "test");

    private readonly WebApplication _app;

    private RunningLocalAws(WebApplication app)
    {
        _app = app;
        Url = app.Urls.Single();
        DynamoDb = new AmazonDynamoDBClient(Anyone, new AmazonDynamoDBConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });
        S3 = S3As(Anyone);
        Sts = StsAs(Anyone);
        Http = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public string Url { get; }

    public AmazonDynamoDBClient DynamoDb { get; }

    public AmazonS3Client S3 { get; }

    public AmazonSecurityTokenServiceClient Sts { get; }

    /// <summary>Sends what no client of AWS would.</summary>
    public HttpClient Http { get; }

    /// <param name="time">The clock of all services, instead of the system's.</param>
    /// <param name="objects">What Firehose stores its objects in, instead of S3.</param>
    public static Task<RunningLocalAws> StartAsync(string dataDirectory, TimeProvider? time = null, IObjectStore? objects = null, params string[] settings) => StartWithAsync(
        services =>
        {
            if (time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(time));
            }

            if (objects is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(objects));
            }
        },
        dataDirectory,
        settings);

    public static async Task<RunningLocalAws> StartWithAsync(Action<IServiceCollection> configure, string dataDirectory, params string[] settings)
    {
        var app = LocalAwsHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--LocalAws:DataDirectory={dataDirectory}",
                $"--LocalAws:Region={Region}",
                "--Firehose:PollInterval=00:00:00.050",
                "--Kinesis:TransitionDelay=00:00:00",
                "--Firehose:RetryDelay=00:00:00.050",
                "--Logging:LogLevel:Default=Error",
                .. settings,
            ],
            configure);
        await app.StartAsync();
        return new RunningLocalAws(app);
    }

    public AmazonS3Client S3As(AWSCredentials credentials) =>
        new(credentials, new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = Region, ForcePathStyle = true, MaxErrorRetry = 0 });

    public AmazonSecurityTokenServiceClient StsAs(AWSCredentials credentials) =>
        new(credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public AmazonDynamoDBClient DynamoDbAs(AWSCredentials credentials) =>
        new(credentials, new AmazonDynamoDBConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public AmazonKinesisClient Kinesis() => new("test", "test", new AmazonKinesisConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public AmazonKinesisFirehoseClient Firehose() =>
        new("test", "test", new AmazonKinesisFirehoseConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public AmazonRedshiftDataAPIServiceClient RedshiftData() =>
        new("test", "test", new AmazonRedshiftDataAPIServiceConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public AmazonGlueClient Glue() => new("test", "test", new AmazonGlueConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal AwsCaller Caller() => new(Url);

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
