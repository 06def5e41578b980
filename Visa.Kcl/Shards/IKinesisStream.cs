using Amazon.Kinesis.ClientLibrary.Reading;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>The stream that is read. Failures are the exceptions of the AWS SDK.</summary>
internal interface IKinesisStream
{
    /// <summary>Every shard that still has records, or those that were open at a position.</summary>
    Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken);

    /// <summary>An iterator at a position of a shard.</summary>
    Task<string> GetIteratorAsync(string shardId, ReadPosition position, CancellationToken cancellationToken);

    Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken);
}
