namespace Amazon.KinesisFirehose.Model;

/// <summary>Asks for a description of a delivery stream.</summary>
public class DescribeDeliveryStreamRequest : AmazonKinesisFirehoseRequest
{
    /// <summary>The name of the delivery stream.</summary>
    public string DeliveryStreamName { get; set; }

    /// <summary>The destination after which to start.</summary>
    public string ExclusiveStartDestinationId { get; set; }

    /// <summary>How many destinations at most.</summary>
    public int? Limit { get; set; }
}
