using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The task that was asked to stop.</summary>
public class StopTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task.</summary>
    public Task Task { get; set; }
}
