namespace Amazon.KinesisFirehose.Model;

/// <summary>Writes one record.</summary>
public class PutRecordRequest : AmazonKinesisFirehoseRequest
{
    /// <summary>The name of the delivery stream.</summary>
    public string DeliveryStreamName { get; set; }

    /// <summary>The record.</summary>
    public Record Record { get; set; }
}
