using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>Where the record was written.</summary>
public class PutRecordResponse : AmazonWebServiceResponse
{
    /// <summary>How the record is encrypted.</summary>
    public EncryptionType EncryptionType { get; set; }

    /// <summary>Its sequence number.</summary>
    public string SequenceNumber { get; set; }

    /// <summary>Its shard.</summary>
    public string ShardId { get; set; }
}
