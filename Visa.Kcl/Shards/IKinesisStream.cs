using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Reading;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>The stream that is read. Failures are the exceptions of the AWS SDK.</summary>
internal interface IKinesisStream
{
    /// <summary>Every shard that still has records, or those that were open at a position.</summary>
    Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken);

    /// <summary>An iterator at a position; after the record instead of at it when asked.</summary>
    Task<string> GetIteratorAsync(string shardId, ExtendedSequenceNumber position, bool isAfter, CancellationToken cancellationToken);

    /// <summary>An iterator at the first record that arrived at or after a time.</summary>
    Task<string> GetIteratorAtAsync(string shardId, DateTimeOffset time, CancellationToken cancellationToken);

    Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken);
}
