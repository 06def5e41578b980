namespace Visa.StreamConsumer.Telemetry;

/// <summary>Names of spans, metrics and tags: OpenTelemetry's messaging conventions where they have one. No card, merchant or transaction on a metric.</summary>
internal static class TelemetryTags
{
    public const string ProcessSpan = "process transactions";
    public const string DecideSpan = "decide transaction";

    public const string Decisions = "visa.decisions";
    public const string DecisionLatency = "visa.decision.latency";
    public const string StepDuration = "visa.step.duration";
    public const string StreamLag = "visa.stream.lag";
    public const string DeadLetters = "visa.dead_letters";
    public const string Repeated = "visa.transactions.repeated";
    public const string Divergences = "visa.replay.divergences";

    public const string System = "messaging.system";
    public const string OperationName = "messaging.operation.name";
    public const string OperationType = "messaging.operation.type";
    public const string Destination = "messaging.destination.name";
    public const string Partition = "messaging.destination.partition.id";
    public const string ConsumerGroup = "messaging.consumer.group.name";
    public const string BatchCount = "messaging.batch.message_count";
    public const string StreamName = "aws.kinesis.stream_name";
    public const string ErrorType = "error.type";

    public const string TransactionId = "visa.transaction.id";
    public const string Outcome = "visa.decision.outcome";
    public const string Step = "visa.decision.step";

    /// <summary>A <see cref="ProcessingStep"/>: what a batch goes through, not the step of the degrade ladder.</summary>
    public const string ProcessingStep = "visa.processing.step";
    public const string ModelVersion = "visa.model.version";
    public const string Reason = "visa.dead_letter.reason";

    /// <summary>The registry has no value for Kinesis; a custom one is allowed.</summary>
    public const string SystemValue = "aws_kinesis";
}
