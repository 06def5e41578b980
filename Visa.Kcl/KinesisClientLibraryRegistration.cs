using Amazon.DynamoDBv2;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Registers a worker that reads a stream.</summary>
public static class KinesisClientLibraryRegistration
{
    /// <summary>
    /// Adds a hosted worker that shares the shards of a stream with the other workers of the same application name and hands their records
    /// to the processors that <typeparamref name="TFactory"/> makes. Call it once per factory type; several may run in one host. It uses
    /// the registered <see cref="IAmazonKinesis"/> and <see cref="IAmazonDynamoDB"/>, or clients of the SDK's default chain. With
    /// <see cref="KclOptions.Host"/> MultiLang it serves AWS's MultiLangDaemon instead; see <see cref="MultiLangDaemonExtensions"/>.
    /// </summary>
    public static IServiceCollection AddKinesisClientLibrary<TFactory>(this IServiceCollection services, Action<KclOptions> configure)
        where TFactory : class, IShardRecordProcessorFactory
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddOptions<KclOptions>(OptionsName<TFactory>()).Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAmazonKinesis>(_ => new AmazonKinesisClient());
        services.TryAddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient());
        services.TryAddSingleton<KclTelemetry>();
        services.TryAddSingleton<TFactory>();
        services.AddHostedService<KinesisClientHost<TFactory>>();
        return services;
    }

    internal static string OptionsName<TFactory>() => typeof(TFactory).FullName ?? typeof(TFactory).Name;
}
