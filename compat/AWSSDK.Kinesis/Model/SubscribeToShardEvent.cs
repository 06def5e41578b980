using Amazon.Runtime.EventStreams;

namespace Amazon.Kinesis.Model;

/// <summary>Records that were pushed.</summary>
public class SubscribeToShardEvent : IEventStreamEvent
{
    /// <summary>The shards that follow, at the end of the shard only.</summary>
    public List<ChildShard> ChildShards { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where to continue: progress is in it even when no record came. Null at the end of the shard.</summary>
    public string ContinuationSequenceNumber { get; set; }

    /// <summary>How far the records are behind the tip of the shard, in milliseconds.</summary>
    public long? MillisBehindLatest { get; set; }

    /// <summary>The records; may be empty.</summary>
    public List<Record> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
