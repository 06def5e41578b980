using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.FanOut;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.ClientLibrary.Shards;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>What the parts of one worker share.</summary>
internal sealed record WorkerParts
{
    public required ProcessorParts Processors { get; init; }

    public required ILeaseStore Store { get; init; }

    public required IKinesisStream Stream { get; init; }

    /// <summary>The same stream for enhanced fan-out; needed in that mode only.</summary>
    public IFanOutStream? FanOut { get; init; }

    public KclOptions Options => Processors.Options;

    public TimeProvider Time => Processors.Time;

    public Jitter Jitter => Processors.Jitter;

    public KclTelemetry Telemetry => Processors.Telemetry;

    public ILogger<T> Logger<T>() => Processors.Logger<T>();

    /// <summary>A reader of a shard in the mode that the options ask for.</summary>
    public IShardReader CreateReader(Lease lease, ExtendedSequenceNumber start) => Options.RetrievalMode == RetrievalMode.FanOut
        ? new FanOutReader(lease.Key, start, lease.HashRange, this)
        : new PollingReader(lease.Key, start, lease.HashRange, this);
}
