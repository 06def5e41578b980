namespace Amazon.ECS.Model;

/// <summary>What a run changes of a task definition.</summary>
public class TaskOverride
{
    /// <summary>By container.</summary>
    public List<ContainerOverride> ContainerOverrides { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
