namespace Amazon.ECS.Model;

/// <summary>Asks a task to stop.</summary>
public class StopTaskRequest : AmazonECSRequest
{
    /// <summary>The name or ARN of the cluster.</summary>
    public string Cluster { get; set; }

    /// <summary>Why; shown as the reason of its stop.</summary>
    public string Reason { get; set; }

    /// <summary>The id or ARN.</summary>
    public string Task { get; set; }
}
