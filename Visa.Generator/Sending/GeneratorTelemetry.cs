using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Visa.Generator.Sending;

/// <summary>Spans and metrics of the generator, by the OpenTelemetry messaging conventions (in development there; kept to this file).</summary>
internal sealed class GeneratorTelemetry : IDisposable
{
    public const string Name = "Visa.Generator";

    private const string System = "messaging.system";
    private const string OperationName = "messaging.operation.name";
    private const string OperationType = "messaging.operation.type";
    private const string Destination = "messaging.destination.name";
    private const string BatchCount = "messaging.batch.message_count";
    private const string StreamName = "aws.kinesis.stream_name";
    private const string ErrorType = "error.type";
    private const string Kinesis = "aws_kinesis";

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _sent;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;

    public GeneratorTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _sent = meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Transactions that the stream acknowledged");
        _retried = meter.CreateCounter<long>("visa.generator.retried", "{message}", "Transactions that failed in a request and were sent again");
        _failed = meter.CreateCounter<long>("visa.generator.failed", "{message}", "Transactions given up");
        _duration = meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "Duration of PutRecords calls");
    }

    /// <summary>The span whose context a sampled transaction carries; a trace of its own.</summary>
    public Activity? StartCreation()
    {
        var span = _source.StartActivity("create transactions", ActivityKind.Producer, parentContext: default);
        span?.SetTag(System, Kinesis).SetTag(OperationName, "create").SetTag(OperationType, "create");
        return span;
    }

    /// <summary>The span of a batch's send, linked to the creation of each sampled transaction in it; none when it has none.</summary>
    public Activity? StartSend(string stream, IReadOnlyCollection<SentRecord> batch)
    {
        var links = batch.Where(record => record.Trace is not null).Select(record => new ActivityLink(record.Trace!.Value)).ToList();
        if (links.Count == 0) return null;
        var span = _source.StartActivity("send transactions", ActivityKind.Client, parentContext: default, links: links);
        span?.SetTag(System, Kinesis).SetTag(OperationName, "send").SetTag(OperationType, "send")
            .SetTag(Destination, stream).SetTag(StreamName, stream).SetTag(BatchCount, batch.Count);
        return span;
    }

    /// <summary>Measures one PutRecords call until it is disposed of.</summary>
    public IDisposable Attempt(string stream) => new Measurement(_duration, new TagList { { System, Kinesis }, { OperationName, "send" }, { Destination, stream } });

    public void Sent(string stream, int count) => _sent.Add(count, new KeyValuePair<string, object?>(Destination, stream));

    public void Retried(string stream, int count)
    {
        if (count > 0) _retried.Add(count, new KeyValuePair<string, object?>(Destination, stream));
    }

    public void Failed(string stream, int count, Exception exception)
    {
        var errorType = exception.GetType().FullName;
        _failed.Add(count, new KeyValuePair<string, object?>(Destination, stream), new KeyValuePair<string, object?>(ErrorType, errorType));
        Activity.Current?.SetTag(ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => _source.Dispose();

    private sealed class Measurement(Histogram<double> histogram, TagList tags) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose() => histogram.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }
}
