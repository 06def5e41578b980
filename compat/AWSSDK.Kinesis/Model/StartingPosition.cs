namespace Amazon.Kinesis.Model;

/// <summary>Where in a shard a subscription begins.</summary>
public class StartingPosition
{
    /// <summary>For AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER.</summary>
    public string SequenceNumber { get; set; }

    /// <summary>For AT_TIMESTAMP; sent in whole seconds.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>How the position is given.</summary>
    public ShardIteratorType Type { get; set; }
}
