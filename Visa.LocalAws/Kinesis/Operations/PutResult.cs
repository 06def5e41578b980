using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>What became of one record: its sequence number, or why it was refused.</summary>
internal readonly record struct PutResult(Shard Shard, SequenceNumber SequenceNumber, string? ErrorCode, string? ErrorMessage)
{
    public const string Throttled = "ProvisionedThroughputExceededException";
    public const string Failed = "InternalFailure";
}
