using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answers to the records of PutRecords.</summary>
public class PutRecordsResponse : AmazonWebServiceResponse
{
    /// <summary>How the records are encrypted.</summary>
    public EncryptionType EncryptionType { get; set; }

    /// <summary>How many records failed.</summary>
    public int? FailedRecordCount { get; set; }

    /// <summary>One answer a record, in the order of the request.</summary>
    public List<PutRecordsResultEntry> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
