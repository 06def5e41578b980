namespace Amazon.Kinesis.Model;

/// <summary>Writes one record.</summary>
public class PutRecordRequest : AmazonKinesisRequest
{
    /// <summary>The payload; all of the stream, wherever its position is.</summary>
    public MemoryStream Data { get; set; }

    /// <summary>Takes the place of the partition key’s hash.</summary>
    public string ExplicitHashKey { get; set; }

    /// <summary>Chooses the shard.</summary>
    public string PartitionKey { get; set; }

    /// <summary>The sequence number of the record before, for strict order.</summary>
    public string SequenceNumberForOrdering { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
