using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to GetShardIterator.</summary>
public class GetShardIteratorResponse : AmazonWebServiceResponse
{
    /// <summary>The position.</summary>
    public string ShardIterator { get; set; }
}
