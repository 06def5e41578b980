namespace Amazon.Kinesis.Model;

/// <summary>Asks to replace two adjacent open shards by one over both ranges.</summary>
public class MergeShardsRequest : AmazonKinesisRequest
{
    /// <summary>The other shard.</summary>
    public string AdjacentShardToMerge { get; set; }

    /// <summary>The shard.</summary>
    public string ShardToMerge { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
