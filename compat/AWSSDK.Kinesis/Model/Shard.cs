namespace Amazon.Kinesis.Model;

/// <summary>A shard of a stream.</summary>
public class Shard
{
    /// <summary>The other parent of a merged shard.</summary>
    public string AdjacentParentShardId { get; set; }

    /// <summary>The hash keys that the shard holds.</summary>
    public HashKeyRange HashKeyRange { get; set; }

    /// <summary>The parent of the shard.</summary>
    public string ParentShardId { get; set; }

    /// <summary>The sequence numbers of the shard.</summary>
    public SequenceNumberRange SequenceNumberRange { get; set; }

    /// <summary>The id of the shard.</summary>
    public string ShardId { get; set; }
}
