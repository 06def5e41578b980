namespace Amazon.Kinesis.Model;

/// <summary>Asks for the shards of a stream, a page at a time.</summary>
public class ListShardsRequest : AmazonKinesisRequest
{
    /// <summary>The shard after which to start.</summary>
    public string ExclusiveStartShardId { get; set; }

    /// <summary>How many shards a page has at most.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page to continue with; given alone.</summary>
    public string NextToken { get; set; }

    /// <summary>Which shards to list.</summary>
    public ShardFilter ShardFilter { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>Tells streams of the same name apart.</summary>
    public DateTime? StreamCreationTimestamp { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
