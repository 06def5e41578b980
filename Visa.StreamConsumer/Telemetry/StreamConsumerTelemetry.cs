using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;
using Visa.ServiceDefaults.Platform;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Shards;
using static Visa.StreamConsumer.Telemetry.TelemetryTags;

namespace Visa.StreamConsumer.Telemetry;

/// <summary>The spans and metrics of the consumer.</summary>
internal sealed class StreamConsumerTelemetry
{
    public const string Name = "Visa.StreamConsumer";

    private static readonly string? Version = typeof(StreamConsumerTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
    private static readonly ActivitySource Source = new(Name, Version);

    // A batch's decoding takes tens of microseconds, a checkpoint up to seconds.
    private static readonly double[] StepBuckets = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _latency;
    private readonly Histogram<double> _steps;
    private readonly Gauge<double> _lag;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _divergences;
    private readonly TimeProvider _clock;
    private readonly string _stream;
    private readonly string _application;

    public StreamConsumerTelemetry(IMeterFactory meters, TimeProvider clock, IOptions<PlatformOptions> platform, IOptions<ProcessingOptions> processing)
    {
        var meter = meters.Create(Name, Version);
        _decisions = meter.CreateCounter<long>(TelemetryTags.Decisions, "{decision}", "Decisions acknowledged by their stream");
        _latency = meter.CreateHistogram<double>(DecisionLatency, "s", "From a transaction's send to the acknowledgement of its decision");
        _steps = meter.CreateHistogram(StepDuration, "s", "What a step of processing took for a batch", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = StepBuckets });
        _lag = meter.CreateGauge<double>(StreamLag, "s", "How far a shard's processing is behind its tip");
        _deadLetters = meter.CreateCounter<long>(TelemetryTags.DeadLetters, "{record}", "Records that could not be processed");
        _repeated = meter.CreateCounter<long>(Repeated, "{record}", "Records whose transaction was decided already");
        _divergences = meter.CreateCounter<long>(Divergences, "{batch}", "Batches decided again under another context than the recorded one");
        _clock = clock;
        _stream = platform.Value.TransactionsStream;
        _application = processing.Value.ApplicationName;
    }

    /// <summary>The span of a batch, without a parent: its records have many, which become links as they are read.</summary>
    public Activity? StartProcess(string shardId, int records)
    {
        var activity = Source.StartActivity(ProcessSpan, ActivityKind.Consumer, parentContext: default);
        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, "process");
            activity.SetTag(Partition, shardId);
            activity.SetTag(BatchCount, records);
        }
        return activity;
    }

    public static void Link(Activity? process, IReadOnlyList<AcceptedTransaction> accepted)
    {
        if (process is not { IsAllDataRequested: true })
            return;
        foreach (var (transaction, _) in accepted)
        {
            if (ActivityContext.TryParse(transaction.TraceParent, null, isRemote: true, out var creation))
                process.AddLink(new ActivityLink(creation));
        }
    }

    public static void Fail(Activity? activity, Exception exception)
    {
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        activity?.SetTag(ErrorType, exception.GetType().FullName);
    }

    public void Lag(string shardId, long millisBehindLatest) => _lag.Record(millisBehindLatest / 1000.0, new KeyValuePair<string, object?>(Partition, shardId));

    /// <summary>Now, as what <see cref="StepEnded"/> counts from.</summary>
    public long Now() => _clock.GetTimestamp();

    /// <summary>Records what a <see cref="ProcessingStep"/> took.</summary>
    /// <returns>Now: where the next step begins.</returns>
    public long StepEnded(string step, long since)
    {
        var now = _clock.GetTimestamp();
        _steps.Record(_clock.GetElapsedTime(since, now).TotalSeconds, new KeyValuePair<string, object?>(TelemetryTags.ProcessingStep, step));
        return now;
    }

    public void DecidedAgainOtherwise() => _divergences.Add(1);

    public void CountRepeated(int records) => _repeated.Add(records);

    public void CountDeadLetter(string reason) => _deadLetters.Add(1, new KeyValuePair<string, object?>(Reason, reason));

    /// <summary>Counts a decision that its stream acknowledged and, when its transaction is sampled, ends the transaction's trace with it.</summary>
    public void Decided(AcceptedTransaction accepted, Decision decision, DateTimeOffset read)
    {
        var now = _clock.GetUtcNow();
        _decisions.Add(1, new KeyValuePair<string, object?>(Outcome, decision.Outcome.ToString()), new KeyValuePair<string, object?>(Step, decision.Context.Step.ToString()));
        _latency.Record((now - accepted.Transaction.SentAt).TotalSeconds);
        if (!ActivityContext.TryParse(accepted.Transaction.TraceParent, null, isRemote: true, out var creation))
            return;

        using var activity = Source.StartActivity(DecideSpan, ActivityKind.Consumer, creation, startTime: read);
        if (activity is not { IsAllDataRequested: true })
            return;
        Describe(activity, "decide");
        activity.SetTag(TransactionId, decision.TransactionId.ToString());
        activity.SetTag(Outcome, decision.Outcome.ToString());
        activity.SetTag(Step, decision.Context.Step.ToString());
        activity.SetTag(ModelVersion, decision.Context.ModelVersion);
        activity.SetEndTime(now.UtcDateTime);
    }

    private void Describe(Activity activity, string operation)
    {
        activity.SetTag(TelemetryTags.System, SystemValue);
        activity.SetTag(OperationName, operation);
        activity.SetTag(OperationType, "process");
        activity.SetTag(Destination, _stream);
        activity.SetTag(StreamName, _stream);
        activity.SetTag(ConsumerGroup, _application);
    }
}
