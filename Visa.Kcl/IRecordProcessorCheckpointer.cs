namespace Amazon.Kinesis.ClientLibrary;

/// <summary>
/// Records how far a shard has been processed. It may be used from any thread, also between the calls of the processor, from the first
/// batch until the lease is lost, the shard has ended or <see cref="IShardRecordProcessor.ShutdownRequestedAsync"/> has returned.
/// </summary>
/// <remarks>
/// Thrown by both methods: <see cref="ShutdownException"/> when the lease is no longer held: stop, another worker goes on;
/// <see cref="ThrottlingException"/> when the lease table is throttled: retry later; <see cref="InvalidStateException"/> when the lease table
/// is gone; <see cref="KinesisClientLibDependencyException"/> when it could not be reached: retry later.
/// </remarks>
public interface IRecordProcessorCheckpointer
{
    /// <summary>Checkpoints the last record that was delivered; in <see cref="IShardRecordProcessor.ShardEndedAsync"/> the end of the shard.</summary>
    Task CheckpointAsync(CancellationToken cancellationToken);

    /// <summary>Checkpoints a record that was delivered; the records up to and including it are not delivered again.</summary>
    /// <param name="sequenceNumber">Sequence number of the record: decimal digits.</param>
    /// <param name="subSequenceNumber">Its place inside an aggregated record; 0 for a plain one.</param>
    /// <param name="cancellationToken">Gives up waiting; the checkpoint may still be written.</param>
    /// <exception cref="ArgumentException">Not a sequence number, or outside [last checkpoint, last record delivered].</exception>
    Task CheckpointAsync(string sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken);
}
