namespace Amazon.ECS.Model;

/// <summary>Asks for up to 100 tasks.</summary>
public class DescribeTasksRequest : AmazonECSRequest
{
    /// <summary>The name or ARN of the cluster.</summary>
    public string Cluster { get; set; }

    /// <summary>Ids or ARNs.</summary>
    public List<string> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
