using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Visa.ServiceDefaults.Aws;

/// <summary>AWS clients that take endpoint, region and credentials where the SDK itself looks: <c>AWS_ENDPOINT_URL</c>, <c>AWS_REGION</c>, the credential chain.</summary>
public static class AwsClientExtensions
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    /// <summary>Registers one client for the life of the process; clients are thread-safe and pool their connections.</summary>
    public static IHostApplicationBuilder AddAwsClient<TClient, TConfig>(this IHostApplicationBuilder builder, Func<TConfig, TClient> create)
        where TClient : class, IAmazonService
        where TConfig : ClientConfig, new()
    {
        var usesOwnEndpoint = !string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]);
        builder.Services.AddSingleton(_ => create(CreateConfig<TConfig>(usesOwnEndpoint)));
        return builder;
    }

    private static TConfig CreateConfig<TConfig>(bool usesOwnEndpoint)
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 3 };

        // Bucket-named hosts need wildcard DNS, which an endpoint on loopback does not have.
        if (usesOwnEndpoint && typeof(TConfig).GetProperty("ForcePathStyle") is { } forcePathStyle)
        {
            forcePathStyle.SetValue(config, true);
        }

        return config;
    }
}
