namespace Visa.Scoring.Telemetry;

/// <summary>Every tag name of this service. Those of messaging follow the OpenTelemetry conventions; <c>aws_kinesis</c> is a custom value.</summary>
internal static class Tags
{
    public const string System = "messaging.system";
    public const string Kinesis = "aws_kinesis";
    public const string Destination = "messaging.destination.name";
    public const string Shard = "messaging.destination.partition.id";
    public const string Operation = "messaging.operation.name";
    public const string OperationType = "messaging.operation.type";
    public const string MessageCount = "messaging.batch.message_count";
    public const string ErrorType = "error.type";
    public const string Rows = "visa.scoring.rows";
    public const string ModelVersion = "visa.model.version";
    public const string PolicyVersion = "visa.policy.version";
    public const string Feature = "visa.feature";
    public const string Outcome = "visa.decision.outcome";
    public const string Result = "visa.decision.result";
}
