using System.Diagnostics.Metrics;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Visa.Kcl.Tests.Hosting;

/// <summary>The parts of a worker with fakes at the seams.</summary>
internal static class TestParts
{
    public static IMeterFactory Meters { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static KclTelemetry Telemetry { get; } = new(Meters);

    public static KclOptions Options(string workerId = "worker-1") => new()
    {
        ApplicationName = "app",
        StreamName = "stream",
        WorkerId = workerId,
    };

    public static WorkerParts Create(
        KclOptions options, ILeaseStore store, IKinesisStream stream, TimeProvider time, Func<string, IShardRecordProcessor>? factory = null) => new()
        {
            Processors = Processors(options, time, factory),
            Store = store,
            Stream = stream,
        };

    public static ProcessorParts Processors(KclOptions options, TimeProvider time, Func<string, IShardRecordProcessor>? factory = null) => new()
    {
        Options = options,
        Factory = new DelegateFactory(factory ?? (_ => throw new InvalidOperationException("No processor is expected here."))),
        Time = time,
        Jitter = new(1),
        Telemetry = Telemetry,
        LoggerFactory = NullLoggerFactory.Instance,
    };
}
