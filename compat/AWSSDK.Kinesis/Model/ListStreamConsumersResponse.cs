using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>A page of consumers.</summary>
public class ListStreamConsumersResponse : AmazonWebServiceResponse
{
    /// <summary>The consumers.</summary>
    public List<Consumer> Consumers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Continues the list; null on the last page.</summary>
    public string NextToken { get; set; }
}
