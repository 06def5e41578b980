using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>What it takes to call processors, whatever the host.</summary>
internal sealed record ProcessorParts
{
    public required KclOptions Options { get; init; }

    public required IShardRecordProcessorFactory Factory { get; init; }

    public required TimeProvider Time { get; init; }

    public required Jitter Jitter { get; init; }

    public required KclTelemetry Telemetry { get; init; }

    public required ILoggerFactory LoggerFactory { get; init; }

    public ILogger<T> Logger<T>() => LoggerFactory.CreateLogger<T>();
}
