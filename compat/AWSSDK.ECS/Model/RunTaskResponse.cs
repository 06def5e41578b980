using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The tasks that were started.</summary>
public class RunTaskResponse : AmazonWebServiceResponse
{
    /// <summary>What could not be started.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The tasks.</summary>
    public List<Task> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
