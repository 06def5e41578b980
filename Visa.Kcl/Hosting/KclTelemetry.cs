using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Traces and metrics of the workers; names follow OpenTelemetry's messaging conventions where there are any.</summary>
internal sealed class KclTelemetry : IDisposable
{
    public const string Name = "Visa.Kcl";

    private const string StreamTag = "aws.kinesis.stream_name";
    private const string ShardTag = "messaging.destination.partition.id";
    private const string Version = "0.1.0";

    private readonly ActivitySource _source = new(Name, Version);
    private readonly Counter<long> _records;
    private readonly Counter<long> _failures;
    private readonly Gauge<long> _millisBehindLatest;
    private readonly UpDownCounter<long> _leasesHeld;
    private readonly Counter<long> _leasesTaken;
    private readonly Counter<long> _leasesLost;

    public KclTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name, Version);
        _records = meter.CreateCounter<long>("visa.kcl.records", "{record}", "Records that processors have finished with.");
        _failures = meter.CreateCounter<long>("visa.kcl.processor.failures", "{failure}", "Calls of processors that threw.");
        _millisBehindLatest = meter.CreateGauge<long>("visa.kcl.millis_behind_latest", "ms", "How far the last batch was behind the tip of its shard.");
        _leasesHeld = meter.CreateUpDownCounter<long>("visa.kcl.leases.held", "{lease}", "Leases that this worker holds.");
        _leasesTaken = meter.CreateCounter<long>("visa.kcl.leases.taken", "{lease}", "Leases that this worker took.");
        _leasesLost = meter.CreateCounter<long>("visa.kcl.leases.lost", "{lease}", "Leases that this worker lost to others or could not renew in time.");
    }

    public void LeaseTaken(string stream) => _leasesTaken.Add(1, new KeyValuePair<string, object?>(StreamTag, stream));

    public void LeaseLost(string stream) => _leasesLost.Add(1, new KeyValuePair<string, object?>(StreamTag, stream));

    public void LeaseHeld(string stream, int change) => _leasesHeld.Add(change, new KeyValuePair<string, object?>(StreamTag, stream));

    public void ProcessorFailed(string stream, string shardId) =>
        _failures.Add(1, new(StreamTag, stream), new KeyValuePair<string, object?>(ShardTag, shardId));

    public void BatchProcessed(string stream, string shardId, int records, long millisBehindLatest)
    {
        TagList tags = [new(StreamTag, stream), new(ShardTag, shardId)];
        _records.Add(records, tags);
        _millisBehindLatest.Record(millisBehindLatest, tags);
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
}
