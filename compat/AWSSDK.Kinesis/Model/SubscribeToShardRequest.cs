namespace Amazon.Kinesis.Model;

/// <summary>Asks for the records of a shard to be pushed for up to five minutes.</summary>
public class SubscribeToShardRequest : AmazonKinesisRequest
{
    /// <summary>The ARN of the consumer.</summary>
    public string ConsumerARN { get; set; }

    /// <summary>The shard.</summary>
    public string ShardId { get; set; }

    /// <summary>Where to begin.</summary>
    public StartingPosition StartingPosition { get; set; }
}
