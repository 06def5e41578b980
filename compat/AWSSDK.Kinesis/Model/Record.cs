namespace Amazon.Kinesis.Model;

/// <summary>A record of a stream.</summary>
public class Record
{
    /// <summary>When it arrived (UTC).</summary>
    public DateTime? ApproximateArrivalTimestamp { get; set; }

    /// <summary>The payload.</summary>
    public MemoryStream Data { get; set; }

    /// <summary>How it is encrypted.</summary>
    public EncryptionType EncryptionType { get; set; }

    /// <summary>Its partition key.</summary>
    public string PartitionKey { get; set; }

    /// <summary>Its sequence number in the shard.</summary>
    public string SequenceNumber { get; set; }
}
