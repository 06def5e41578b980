namespace Amazon.Kinesis.Model;

/// <summary>Asks for the consumers of a stream, a page at a time.</summary>
public class ListStreamConsumersRequest : AmazonKinesisRequest
{
    /// <summary>How many consumers a page has at most.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page to continue with.</summary>
    public string NextToken { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>Tells streams of the same name apart.</summary>
    public DateTime? StreamCreationTimestamp { get; set; }
}
