namespace Amazon.Kinesis.Model;

/// <summary>Asks to register a consumer for enhanced fan-out.</summary>
public class RegisterStreamConsumerRequest : AmazonKinesisRequest
{
    /// <summary>The name, unique in the stream.</summary>
    public string ConsumerName { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>Tags of the consumer.</summary>
    public Dictionary<string, string> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
