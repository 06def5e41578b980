namespace Amazon.Kinesis.Model;

/// <summary>Asks to deregister a consumer.</summary>
public class DeregisterStreamConsumerRequest : AmazonKinesisRequest
{
    /// <summary>The ARN of the consumer; or its name and its stream are given.</summary>
    public string ConsumerARN { get; set; }

    /// <summary>The name of the consumer.</summary>
    public string ConsumerName { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }
}
