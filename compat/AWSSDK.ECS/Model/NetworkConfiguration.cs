namespace Amazon.ECS.Model;

/// <summary>The network of a task.</summary>
public class NetworkConfiguration
{
    /// <summary>For the network mode awsvpc.</summary>
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}
