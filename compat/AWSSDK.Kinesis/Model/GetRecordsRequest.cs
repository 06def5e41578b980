namespace Amazon.Kinesis.Model;

/// <summary>Reads records from a position.</summary>
public class GetRecordsRequest : AmazonKinesisRequest
{
    /// <summary>How many records at most, up to 10,000.</summary>
    public int? Limit { get; set; }

    /// <summary>The position.</summary>
    public string ShardIterator { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }
}
