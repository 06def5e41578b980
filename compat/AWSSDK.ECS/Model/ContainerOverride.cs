namespace Amazon.ECS.Model;

/// <summary>What a run changes of a container.</summary>
public class ContainerOverride
{
    /// <summary>In place of its command.</summary>
    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Over its environment.</summary>
    public List<KeyValuePair> Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its name.</summary>
    public string Name { get; set; }
}
