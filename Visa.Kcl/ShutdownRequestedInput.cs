namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Input of <see cref="IShardRecordProcessor.ShutdownRequestedAsync"/>.</summary>
public sealed record ShutdownRequestedInput
{
    /// <summary>May be used to checkpoint a last time.</summary>
    public required IRecordProcessorCheckpointer Checkpointer { get; init; }
}
