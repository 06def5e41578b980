namespace Amazon.Kinesis.Model;

/// <summary>The answer to one record of PutRecords.</summary>
public class PutRecordsResultEntry
{
    /// <summary>Why it failed: ProvisionedThroughputExceededException or InternalFailure; null when it was written.</summary>
    public string ErrorCode { get; set; }

    /// <summary>More on the failure.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>Its sequence number.</summary>
    public string SequenceNumber { get; set; }

    /// <summary>Its shard.</summary>
    public string ShardId { get; set; }
}
