namespace Amazon.ECS.Model;

/// <summary>Asks for tasks of a definition.</summary>
public class RunTaskRequest : AmazonECSRequest
{
    /// <summary>Up to 64 characters; the same token within 24 hours answers the same tasks.</summary>
    public string ClientToken { get; set; }

    /// <summary>The name or ARN of the cluster.</summary>
    public string Cluster { get; set; }

    /// <summary>How many tasks, 1 when not set.</summary>
    public int? Count { get; set; }

    /// <summary>What they run on.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Their network, wanted for awsvpc.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>What is changed of the definition.</summary>
    public TaskOverride Overrides { get; set; }

    /// <summary>A tag of up to 128 characters by which tasks are listed.</summary>
    public string StartedBy { get; set; }

    /// <summary>The family, family:revision or ARN.</summary>
    public string TaskDefinition { get; set; }
}
