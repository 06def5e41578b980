using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Telemetry;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Telemetry;

public sealed class StreamConsumerTelemetryTests : IDisposable
{
    private readonly ConsumerHarness _consumer = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public StreamConsumerTelemetryTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StreamConsumerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _consumer.Dispose();
    }

    [Fact]
    public async Task ProcessRecordsAsync_SampledTransaction_EndsItsTraceWithTheDecision()
    {
        var sent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var sampled = Transaction(0) with { TraceParent = $"00-{sent.TraceId}-{sent.SpanId}-01" };
        await _consumer.StartAsync();

        await _consumer.DeliverAsync([Record(0, sampled), Record(1, Transaction(1))]);

        var decide = Assert.Single(_ended, activity => activity.OperationName == "decide transaction" && activity.TraceId == sent.TraceId);
        Assert.Equal((sent.SpanId, ActivityKind.Consumer), (decide.ParentSpanId, decide.Kind));
        Assert.Equal(sampled.Id.ToString(), decide.GetTagItem(TelemetryTags.TransactionId));
        var process = Assert.Single(_ended, activity => activity.OperationName == "process transactions" && activity.Links.Any(link => link.Context.TraceId == sent.TraceId));
        Assert.Equal((ActivityKind.Consumer, null as string), (process.Kind, process.ParentId));
        Assert.Equal(2, process.GetTagItem(TelemetryTags.BatchCount));
        Assert.Equal(Id, process.GetTagItem(TelemetryTags.Partition));
    }

    [Fact]
    public async Task ProcessRecordsAsync_EachStepOfABatch_IsTimed()
    {
        using var steps = new MetricCollector<double>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.step.duration");
        await _consumer.StartAsync();

        await _consumer.DeliverAsync([Record(0, Transaction(0)), Record(1, Transaction(1))]);
        _consumer.Clock.Advance(TimeSpan.FromMinutes(1));
        await _consumer.DeliverAsync([]);

        Assert.Equal(["decode", "features", "score", "record_context", "emit", "checkpoint"], steps.GetMeasurementSnapshot().Select(m => (string)m.Tags[TelemetryTags.ProcessingStep]!));
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringDown_ShowsTheStepOfTheLadderOnEveryDecision()
    {
        using var decisions = new MetricCollector<long>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.decisions");
        _consumer.Scorer.IsDown = true;
        await _consumer.StartAsync();

        await _consumer.DeliverAsync([Record(0, Transaction(0)), Record(1, Transaction(1))]);

        Assert.All(decisions.GetMeasurementSnapshot(), m => Assert.Equal("RulesOnly", (string)m.Tags[TelemetryTags.Step]!));
        Assert.All(_consumer.Kinesis.Stream, line => Assert.Equal(DegradeStep.RulesOnly, Read(line).Context.Step));
    }

    [Fact]
    public async Task ProcessRecordsAsync_Decisions_AreCountedAndTimed()
    {
        using var decisions = new MetricCollector<long>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.decisions");
        using var latency = new MetricCollector<double>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.decision.latency");
        using var lag = new MetricCollector<double>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.stream.lag");
        using var deadLetters = new MetricCollector<long>(_consumer.Meters, StreamConsumerTelemetry.Name, "visa.dead_letters");
        await _consumer.StartAsync();

        await _consumer.DeliverAsync([Record(0, Transaction(0)), Record(1, Transaction(1)), Poison(2)]);

        var measured = decisions.GetMeasurementSnapshot();
        Assert.Equal(2, measured.Sum(m => m.Value));
        Assert.All(measured, m => Assert.Equal(("Approve", "Model"), ((string)m.Tags[TelemetryTags.Outcome]!, (string)m.Tags[TelemetryTags.Step]!)));
        Assert.Equal([60, 60], latency.GetMeasurementSnapshot().Select(m => Math.Round(m.Value, 1)));
        Assert.Equal(1.5, lag.LastMeasurement!.Value);
        Assert.Equal(1, deadLetters.LastMeasurement!.Value);
    }
}
