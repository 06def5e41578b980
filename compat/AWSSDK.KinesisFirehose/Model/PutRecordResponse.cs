using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>The answer to PutRecord.</summary>
public class PutRecordResponse : AmazonWebServiceResponse
{
    /// <summary>Whether server-side encryption was on.</summary>
    public bool? Encrypted { get; set; }

    /// <summary>The id of the record.</summary>
    public string RecordId { get; set; }
}
