namespace Amazon.Kinesis.Model;

/// <summary>A child of a shard that was split or merged.</summary>
public class ChildShard
{
    /// <summary>The hash keys that the shard holds.</summary>
    public HashKeyRange HashKeyRange { get; set; }

    /// <summary>Its parents.</summary>
    public List<string> ParentShards { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its id.</summary>
    public string ShardId { get; set; }
}
