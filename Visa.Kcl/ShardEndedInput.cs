namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Input of <see cref="IShardRecordProcessor.ShardEndedAsync"/>.</summary>
public sealed record ShardEndedInput
{
    /// <summary>Must be used to checkpoint the end of the shard.</summary>
    public required IRecordProcessorCheckpointer Checkpointer { get; init; }
}
