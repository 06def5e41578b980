namespace Amazon.Kinesis.Model;

/// <summary>Asks for the names of the streams, a page at a time.</summary>
public class ListStreamsRequest : AmazonKinesisRequest
{
    /// <summary>The name after which to start.</summary>
    public string ExclusiveStartStreamName { get; set; }

    /// <summary>How many names a page has at most.</summary>
    public int? Limit { get; set; }

    /// <summary>The token of the page to continue with.</summary>
    public string NextToken { get; set; }
}
