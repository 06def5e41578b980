namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Makes the processor of a shard, each time that this worker gets the shard's lease.</summary>
public interface IShardRecordProcessorFactory
{
    /// <summary>Makes a processor for the shard.</summary>
    IShardRecordProcessor Create(string shardId);
}
