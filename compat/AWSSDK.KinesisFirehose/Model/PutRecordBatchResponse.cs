using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>The answers to the records of PutRecordBatch.</summary>
public class PutRecordBatchResponse : AmazonWebServiceResponse
{
    /// <summary>Whether server-side encryption was on.</summary>
    public bool? Encrypted { get; set; }

    /// <summary>How many records failed.</summary>
    public int? FailedPutCount { get; set; }

    /// <summary>One answer a record, in the order of the request.</summary>
    public List<PutRecordBatchResponseEntry> RequestResponses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
