using Amazon.DynamoDBv2;
using Amazon.Kinesis.ClientLibrary.FanOut;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.MultiLang;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Runs a worker, or the process side of AWS's MultiLangDaemon, for as long as the host runs.</summary>
internal sealed class KinesisClientHost<TFactory>(IServiceProvider services, IOptionsMonitor<KclOptions> options) : BackgroundService
    where TFactory : class, IShardRecordProcessorFactory
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var mine = options.Get(KinesisClientLibraryRegistration.OptionsName<TFactory>());
        var parts = new ProcessorParts
        {
            Options = mine,
            Factory = services.GetRequiredService<TFactory>(),
            Time = services.GetRequiredService<TimeProvider>(),
            Jitter = new(HashCode.Combine(mine.WorkerId)),
            Telemetry = services.GetRequiredService<KclTelemetry>(),
            LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
        };
        if (mine.Host == ProcessorHost.MultiLang)
            await MultiLangProcess.RunAsync(parts, services.GetRequiredService<IHostApplicationLifetime>(), stoppingToken);
        else
            await RunWorkerAsync(parts, stoppingToken);
    }

    private async Task RunWorkerAsync(ProcessorParts parts, CancellationToken stoppingToken)
    {
        var kinesis = services.GetRequiredService<IAmazonKinesis>();
        var stream = new KinesisStream(kinesis, parts.Options);
        using var consumer = new FanOutConsumer(kinesis, stream, parts.Options, parts.Time, parts.Logger<FanOutConsumer>());
        var worker = new Worker(new()
        {
            Processors = parts,
            Store = new DynamoDbLeaseStore(services.GetRequiredService<IAmazonDynamoDB>(), parts.Options, parts.Time),
            Stream = stream,
            FanOut = new KinesisFanOutStream(kinesis, consumer),
        });
        await worker.RunAsync(stoppingToken);
    }
}
