namespace Amazon.ECS.Model;

/// <summary>Where in a VPC a task is.</summary>
public class AwsVpcConfiguration
{
    /// <summary>Whether it gets a public address.</summary>
    public AssignPublicIp AssignPublicIp { get; set; }

    /// <summary>Up to five.</summary>
    public List<string> SecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Up to 16.</summary>
    public List<string> Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
