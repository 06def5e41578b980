namespace Amazon.Kinesis.Model;

/// <summary>A registered consumer with its stream.</summary>
public class ConsumerDescription
{
    /// <summary>The ARN of the consumer.</summary>
    public string ConsumerARN { get; set; }

    /// <summary>When the consumer was registered (UTC).</summary>
    public DateTime? ConsumerCreationTimestamp { get; set; }

    /// <summary>The name of the consumer.</summary>
    public string ConsumerName { get; set; }

    /// <summary>The state of the consumer.</summary>
    public ConsumerStatus ConsumerStatus { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }
}
