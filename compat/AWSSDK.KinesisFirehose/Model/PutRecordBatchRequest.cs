namespace Amazon.KinesisFirehose.Model;

/// <summary>Writes up to 500 records, each of which may fail by itself.</summary>
public class PutRecordBatchRequest : AmazonKinesisFirehoseRequest
{
    /// <summary>The name of the delivery stream.</summary>
    public string DeliveryStreamName { get; set; }

    /// <summary>The records.</summary>
    public List<Record> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
