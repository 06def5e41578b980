namespace Amazon.KinesisFirehose.Model;

/// <summary>Asks for a new delivery stream.</summary>
public class CreateDeliveryStreamRequest : AmazonKinesisFirehoseRequest
{
    /// <summary>The name of the delivery stream.</summary>
    public string DeliveryStreamName { get; set; }

    /// <summary>Where records come from.</summary>
    public DeliveryStreamType DeliveryStreamType { get; set; }

    /// <summary>Where records go.</summary>
    public ExtendedS3DestinationConfiguration ExtendedS3DestinationConfiguration { get; set; }

    /// <summary>The stream that is read, for KinesisStreamAsSource.</summary>
    public KinesisStreamSourceConfiguration KinesisStreamSourceConfiguration { get; set; }
}
