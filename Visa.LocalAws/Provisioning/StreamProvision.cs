namespace Visa.LocalAws.Provisioning;

/// <summary>A Kinesis stream to create.</summary>
public sealed class StreamProvision
{
    /// <summary>Default 1.</summary>
    public int ShardCount { get; set; } = 1;
}
