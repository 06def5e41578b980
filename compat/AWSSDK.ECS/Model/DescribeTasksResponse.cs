using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The tasks.</summary>
public class DescribeTasksResponse : AmazonWebServiceResponse
{
    /// <summary>What was not found.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The tasks.</summary>
    public List<Task> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
