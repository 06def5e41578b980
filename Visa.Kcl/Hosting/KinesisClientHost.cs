using Amazon.DynamoDBv2;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Runs a worker for as long as the host runs.</summary>
internal sealed class KinesisClientHost<TFactory>(IServiceProvider services, IOptionsMonitor<KclOptions> options) : BackgroundService
    where TFactory : class, IShardRecordProcessorFactory
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var mine = options.Get(KinesisClientLibraryRegistration.OptionsName<TFactory>());
        var time = services.GetRequiredService<TimeProvider>();
        var worker = new Worker(new()
        {
            Options = mine,
            Store = new DynamoDbLeaseStore(services.GetRequiredService<IAmazonDynamoDB>(), mine, time),
            Stream = new KinesisStream(services.GetRequiredService<IAmazonKinesis>(), mine),
            Factory = services.GetRequiredService<TFactory>(),
            Time = time,
            Jitter = new(HashCode.Combine(mine.WorkerId)),
            Telemetry = services.GetRequiredService<KclTelemetry>(),
            LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
        });
        return worker.RunAsync(stoppingToken);
    }
}
