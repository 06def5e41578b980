namespace Amazon.Kinesis.Model;

/// <summary>A record of PutRecords.</summary>
public class PutRecordsRequestEntry
{
    /// <summary>The payload; all of the stream, wherever its position is.</summary>
    public MemoryStream Data { get; set; }

    /// <summary>Takes the place of the partition key’s hash.</summary>
    public string ExplicitHashKey { get; set; }

    /// <summary>Chooses the shard.</summary>
    public string PartitionKey { get; set; }
}
