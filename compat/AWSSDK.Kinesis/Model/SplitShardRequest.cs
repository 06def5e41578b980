namespace Amazon.Kinesis.Model;

/// <summary>Asks to replace an open shard by two that share its range.</summary>
public class SplitShardRequest : AmazonKinesisRequest
{
    /// <summary>Where the range of the upper child begins.</summary>
    public string NewStartingHashKey { get; set; }

    /// <summary>The shard.</summary>
    public string ShardToSplit { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
