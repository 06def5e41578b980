namespace Amazon.Kinesis.Model;

/// <summary>Asks for a new stream.</summary>
public class CreateStreamRequest : AmazonKinesisRequest
{
    /// <summary>How many shards a provisioned stream has.</summary>
    public int? ShardCount { get; set; }

    /// <summary>The capacity mode of the stream.</summary>
    public StreamModeDetails StreamModeDetails { get; set; }

    /// <summary>The name of the stream.</summary>
    public string StreamName { get; set; }

    /// <summary>Up to 50 tags of the new stream.</summary>
    public Dictionary<string, string> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
