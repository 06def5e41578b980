namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>What is stored of a stream beside its records.</summary>
/// <param name="Mode">PROVISIONED or ON_DEMAND.</param>
/// <param name="MaxRecordSizeKiB">The largest record, data and partition key together.</param>
internal sealed record StreamMetadata(string Name, string Mode, int ShardCount, DateTimeOffset CreatedAt, int MaxRecordSizeKiB, int RetentionHours);
