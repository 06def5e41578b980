using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>Records and the position after them.</summary>
public class GetRecordsResponse : AmazonWebServiceResponse
{
    /// <summary>The children of the shard, at its end.</summary>
    public List<ChildShard> ChildShards { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How far the answer is behind the tip of the shard, in milliseconds.</summary>
    public long? MillisBehindLatest { get; set; }

    /// <summary>The position after these records; null at the end of a closed shard.</summary>
    public string NextShardIterator { get; set; }

    /// <summary>The records.</summary>
    public List<Record> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
