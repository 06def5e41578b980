namespace Amazon.ECS.Model;

/// <summary>Asks for the tasks of a cluster.</summary>
public class ListTasksRequest : AmazonECSRequest
{
    /// <summary>The name or ARN of the cluster.</summary>
    public string Cluster { get; set; }

    /// <summary>RUNNING when not set.</summary>
    public DesiredStatus DesiredStatus { get; set; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page begins.</summary>
    public string NextToken { get; set; }

    /// <summary>The tag that the tasks were started with.</summary>
    public string StartedBy { get; set; }
}
