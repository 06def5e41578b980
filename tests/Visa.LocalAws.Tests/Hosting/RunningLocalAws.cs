using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Visa.LocalAws.Hosting;
using Visa.LocalAws.S3;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>The whole embedded AWS in this process, on a port of its own, with an object store in memory unless the test wants the real one.</summary>
internal sealed class RunningLocalAws : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningLocalAws(WebApplication app)
    {
        _app = app;
        Url = app.Urls.Single();
    }

    public string Url { get; }

    public static async Task<RunningLocalAws> StartAsync(string dataDirectory, TimeProvider? time = null, IObjectStore? objects = null, params string[] settings)
    {
        var app = LocalAwsHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--LocalAws:DataDirectory={dataDirectory}",
                "--LocalAws:Region=eu-west-1",
                "--Firehose:PollInterval=00:00:00.050",
                "--Kinesis:TransitionDelay=00:00:00",
                "--Firehose:RetryDelay=00:00:00.050",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ],
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
            });
        await app.StartAsync();
        return new RunningLocalAws(app);
    }

    /// <summary>A client that does not hide a refusal behind retries.</summary>
    public AmazonKinesisClient Kinesis() => new("test", "test", new AmazonKinesisConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    public AmazonKinesisFirehoseClient Firehose() =>
        new("test", "test", new AmazonKinesisFirehoseConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    public AwsCaller Caller() => new(Url);

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
