namespace Amazon.KinesisFirehose.Model;

/// <summary>The answer to one record of PutRecordBatch.</summary>
public class PutRecordBatchResponseEntry
{
    /// <summary>Why it failed; null when it was taken.</summary>
    public string ErrorCode { get; set; }

    /// <summary>More on the failure.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>The id of the record.</summary>
    public string RecordId { get; set; }
}
