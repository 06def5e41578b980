namespace Amazon.KinesisFirehose.Model;

/// <summary>Asks for the names of the delivery streams, a page at a time.</summary>
public class ListDeliveryStreamsRequest : AmazonKinesisFirehoseRequest
{
    /// <summary>Only those of this type.</summary>
    public DeliveryStreamType DeliveryStreamType { get; set; }

    /// <summary>The name after which to start.</summary>
    public string ExclusiveStartDeliveryStreamName { get; set; }

    /// <summary>How many names at most; 10 by default.</summary>
    public int? Limit { get; set; }
}
