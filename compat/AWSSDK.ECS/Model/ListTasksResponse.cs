using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A page of tasks.</summary>
public class ListTasksResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The ARNs.</summary>
    public List<string> TaskArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
