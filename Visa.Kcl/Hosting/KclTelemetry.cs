using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Traces and metrics of the workers; names follow OpenTelemetry's messaging conventions where there are any.</summary>
internal sealed class KclTelemetry : IDisposable
{
    public const string Name = "Visa.Kcl";

    private const string StreamTag = "aws.kinesis.stream_name";
    private const string ShardTag = "messaging.destination.partition.id";
    private const string HowTag = "visa.kcl.how";
    private const string Version = "0.1.0";

    private readonly ActivitySource _source = new(Name, Version);
    private readonly Counter<long> _records;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _failures;
    private readonly Gauge<long> _millisBehindLatest;
    private readonly Histogram<double> _processing;
    private readonly Histogram<double> _checkpoints;
    private readonly UpDownCounter<long> _leasesHeld;
    private readonly Counter<long> _leasesTaken;
    private readonly Counter<long> _leasesLost;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _throttledReads;
    private readonly Counter<long> _resubscriptions;

    public KclTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name, Version);
        _records = meter.CreateCounter<long>("visa.kcl.records", "{record}", "Records that processors have finished with.");
        _bytes = meter.CreateCounter<long>("visa.kcl.bytes", "By", "Payload bytes of the records that processors have finished with.");
        _failures = meter.CreateCounter<long>("visa.kcl.processor.failures", "{failure}", "Calls of processors that threw.");
        _millisBehindLatest = meter.CreateGauge<long>("visa.kcl.millis_behind_latest", "ms", "How far the last batch was behind the tip of its shard.");
        _processing = meter.CreateHistogram<double>("messaging.process.duration", "s", "Time that a processor took for a batch.");
        _checkpoints = meter.CreateHistogram<double>("visa.kcl.checkpoint.duration", "s", "Time that a checkpoint took to be written.");
        _leasesHeld = meter.CreateUpDownCounter<long>("visa.kcl.leases.held", "{lease}", "Leases that this worker holds.");
        _leasesTaken = meter.CreateCounter<long>("visa.kcl.leases.taken", "{lease}", "Leases that this worker took, by how: free, expired, stolen.");
        _leasesLost = meter.CreateCounter<long>("visa.kcl.leases.lost", "{lease}", "Leases that this worker lost, by how: taken by another, or expired unrenewed.");
        _reads = meter.CreateCounter<long>("visa.kcl.reads", "{call}", "GetRecords calls.");
        _throttledReads = meter.CreateCounter<long>("visa.kcl.reads.throttled", "{call}", "GetRecords calls that the service throttled.");
        _resubscriptions = meter.CreateCounter<long>(
            "visa.kcl.fanout.resubscriptions", "{subscription}", "Fan-out subscriptions that were made again, by why: expired, stalled, failed, or the service's error.");
    }

    public void LeaseTaken(string stream, string how) => _leasesTaken.Add(1, new(StreamTag, stream), new KeyValuePair<string, object?>(HowTag, how));

    public void LeaseLost(string stream, string how) => _leasesLost.Add(1, new(StreamTag, stream), new KeyValuePair<string, object?>(HowTag, how));

    public void LeaseHeld(string stream, int change) => _leasesHeld.Add(change, new KeyValuePair<string, object?>(StreamTag, stream));

    public void ProcessorFailed(string stream, string shardId) => _failures.Add(1, Shard(stream, shardId));

    public void Read(string stream, string shardId) => _reads.Add(1, Shard(stream, shardId));

    public void ReadThrottled(string stream, string shardId) => _throttledReads.Add(1, Shard(stream, shardId));

    public void Resubscribing(string stream, string shardId, string reason) =>
        _resubscriptions.Add(1, new(StreamTag, stream), new(ShardTag, shardId), new KeyValuePair<string, object?>("error.type", reason));

    public void Checkpointed(string stream, TimeSpan time) =>
        _checkpoints.Record(time.TotalSeconds, new KeyValuePair<string, object?>(StreamTag, stream));

    public void BatchProcessed(string stream, string shardId, IReadOnlyList<KinesisClientRecord> records, long millisBehindLatest, TimeSpan time)
    {
        var tags = Shard(stream, shardId);
        _records.Add(records.Count, tags);
        _bytes.Add(records.Sum(r => (long)r.Data.Length), tags);
        _millisBehindLatest.Record(millisBehindLatest, tags);
        _processing.Record(time.TotalSeconds, new KeyValuePair<string, object?>(StreamTag, stream));
    }

    /// <summary>A span around one call of a processor with records.</summary>
    public Activity? StartProcessing(KclOptions options, string shardId, int records)
    {
        var activity = _source.StartActivity($"process {options.StreamName}", ActivityKind.Consumer);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        activity.SetTag("messaging.system", "aws_kinesis");
        activity.SetTag("messaging.operation.name", "process");
        activity.SetTag("messaging.operation.type", "process");
        activity.SetTag("messaging.destination.name", options.StreamName);
        activity.SetTag(ShardTag, shardId);
        activity.SetTag("messaging.consumer.group.name", options.ApplicationName);
        activity.SetTag("messaging.batch.message_count", records);
        activity.SetTag(StreamTag, options.StreamName);
        return activity;
    }

    public void Dispose() => _source.Dispose();

    private static TagList Shard(string stream, string shardId) => [new(StreamTag, stream), new(ShardTag, shardId)];
}
