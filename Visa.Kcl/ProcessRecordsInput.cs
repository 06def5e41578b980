namespace Amazon.Kinesis.ClientLibrary;

/// <summary>A batch of records of one shard, in order.</summary>
public sealed record ProcessRecordsInput
{
    /// <summary>The records; empty only if <see cref="KclOptions.CallProcessRecordsEvenForEmptyRecordList"/>.</summary>
    public required IReadOnlyList<KinesisClientRecord> Records { get; init; }

    /// <summary>Records how far the shard has been processed.</summary>
    public required IRecordProcessorCheckpointer Checkpointer { get; init; }

    /// <summary>How far the batch was behind the tip of the shard when it was read, in milliseconds.</summary>
    public required long MillisBehindLatest { get; init; }
}
