namespace Amazon.Kinesis.Model;

/// <summary>Asks for a position in a shard, good for five minutes.</summary>
public class GetShardIteratorRequest : AmazonKinesisRequest
{
    /// <summary>The shard.</summary>
    public string ShardId { get; set; }

    /// <summary>How the position is given.</summary>
    public ShardIteratorType ShardIteratorType { get; set; }

    /// <summary>For AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER.</summary>
    public string StartingSequenceNumber { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }

    /// <summary>For AT_TIMESTAMP; sent in whole seconds.</summary>
    public DateTime? Timestamp { get; set; }
}
