namespace Amazon.ECS.Model;

/// <summary>A task.</summary>
public class Task
{
    /// <summary>Its cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Its containers.</summary>
    public List<Container> Containers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>What it is meant to be.</summary>
    public string DesiredStatus { get; set; }

    /// <summary>What it is.</summary>
    public string LastStatus { get; set; }

    /// <summary>When it started (UTC).</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>The tag that it was started with.</summary>
    public string StartedBy { get; set; }

    /// <summary>Why it stopped.</summary>
    public TaskStopCode StopCode { get; set; }

    /// <summary>When it stopped (UTC).</summary>
    public DateTime? StoppedAt { get; set; }

    /// <summary>Why it stopped, in words.</summary>
    public string StoppedReason { get; set; }

    /// <summary>Its ARN.</summary>
    public string TaskArn { get; set; }

    /// <summary>Its definition.</summary>
    public string TaskDefinitionArn { get; set; }
}
