namespace Amazon.Kinesis.Model;

/// <summary>The sequence numbers of a shard.</summary>
public class SequenceNumberRange
{
    /// <summary>The last one of a closed shard; null while it is open.</summary>
    public string EndingSequenceNumber { get; set; }

    /// <summary>The first one.</summary>
    public string StartingSequenceNumber { get; set; }
}
