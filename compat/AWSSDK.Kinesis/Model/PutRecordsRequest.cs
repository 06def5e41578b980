namespace Amazon.Kinesis.Model;

/// <summary>Writes up to 500 records, each of which may fail by itself.</summary>
public class PutRecordsRequest : AmazonKinesisRequest
{
    /// <summary>The records.</summary>
    public List<PutRecordsRequestEntry> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
