using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>What the parts of one worker share.</summary>
internal sealed record WorkerParts
{
    public required KclOptions Options { get; init; }

    public required ILeaseStore Store { get; init; }

    public required IKinesisStream Stream { get; init; }

    public required IShardRecordProcessorFactory Factory { get; init; }

    public required TimeProvider Time { get; init; }

    public required Jitter Jitter { get; init; }

    public required KclTelemetry Telemetry { get; init; }

    public required ILoggerFactory LoggerFactory { get; init; }

    public ILogger<T> Logger<T>() => LoggerFactory.CreateLogger<T>();
}
