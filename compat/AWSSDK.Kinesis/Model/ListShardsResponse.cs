using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>A page of shards.</summary>
public class ListShardsResponse : AmazonWebServiceResponse
{
    /// <summary>Continues the list; null on the last page.</summary>
    public string NextToken { get; set; }

    /// <summary>The shards.</summary>
    public List<Shard> Shards { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
