namespace Amazon.Kinesis.Model;

/// <summary>Asks for a description of a stream without its shards.</summary>
public class DescribeStreamSummaryRequest : AmazonKinesisRequest
{
    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
