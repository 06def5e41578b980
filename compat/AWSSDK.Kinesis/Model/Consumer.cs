namespace Amazon.Kinesis.Model;

/// <summary>A registered consumer.</summary>
public class Consumer
{
    /// <summary>The ARN of the consumer.</summary>
    public string ConsumerARN { get; set; }

    /// <summary>When the consumer was registered (UTC).</summary>
    public DateTime? ConsumerCreationTimestamp { get; set; }

    /// <summary>The name of the consumer.</summary>
    public string ConsumerName { get; set; }

    /// <summary>The state of the consumer.</summary>
    public ConsumerStatus ConsumerStatus { get; set; }
}
