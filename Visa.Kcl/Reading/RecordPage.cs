using Amazon.Kinesis.ClientLibrary.Shards;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>What one read of a shard answered; no next iterator at the end of a closed shard.</summary>
internal sealed record RecordPage(
    IReadOnlyList<KinesisClientRecord> Records, string? NextIterator, long MillisBehindLatest, IReadOnlyList<StreamShard> Children);
