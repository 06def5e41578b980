namespace Amazon.Kinesis.ClientLibrary;

/// <summary>
/// Processes the records of one shard for as long as this worker holds the shard's lease. The calls for one shard never overlap:
/// <see cref="InitializeAsync"/> first, then <see cref="ProcessRecordsAsync"/> any number of times, then exactly one of
/// <see cref="LeaseLostAsync"/>, <see cref="ShardEndedAsync"/> (until it has checkpointed) or <see cref="ShutdownRequestedAsync"/>.
/// A processor that is disposable is disposed after its last call.
/// </summary>
/// <remarks>
/// Delivery is at least once, in order. Unlike AWS's Java library, which logs an exception of the processor and goes on with the next
/// records, a batch whose processing throws is delivered again after a pause, without the records that were checkpointed meanwhile.
/// </remarks>
public interface IShardRecordProcessor
{
    /// <summary>Called once, before any record. An exception has it called again after a pause.</summary>
    Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken);

    /// <summary>
    /// Processes a batch. The token is cancelled when the lease is lost, and when the host stops and the batch outlasts its grace period.
    /// </summary>
    Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken);

    /// <summary>Called when another worker has, or may have, taken the shard. Checkpointing is no longer possible.</summary>
    Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken);

    /// <summary>
    /// Called when every record of a closed shard was delivered. Must checkpoint, which allows the shard's children to start;
    /// it is called again until it has.
    /// </summary>
    Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken);

    /// <summary>Called when the host stops, before the lease is given up: the last chance to checkpoint.</summary>
    Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken);
}
