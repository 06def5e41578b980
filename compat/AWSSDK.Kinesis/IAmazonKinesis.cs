using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>The client of Amazon Kinesis Data Streams.</summary>
public interface IAmazonKinesis : IAmazonService, IDisposable
{
    /// <summary>Creates a stream; it is usable once ACTIVE.</summary>
    Task<CreateStreamResponse> CreateStreamAsync(CreateStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a stream with its shards and data.</summary>
    Task<DeleteStreamResponse> DeleteStreamAsync(DeleteStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a stream without its shards.</summary>
    Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads records from a position in a shard.</summary>
    Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a position in a shard, good for five minutes.</summary>
    Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the shards of a stream, a page at a time.</summary>
    Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Names the streams, a page at a time.</summary>
    Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Names the streams; all defaults.</summary>
    Task<ListStreamsResponse> ListStreamsAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes one record.</summary>
    Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes up to 500 records, each of which may fail by itself.</summary>
    Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deregisters a consumer of enhanced fan-out.</summary>
    Task<DeregisterStreamConsumerResponse> DeregisterStreamConsumerAsync(DeregisterStreamConsumerRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a registered consumer.</summary>
    Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the consumers of a stream.</summary>
    Task<ListStreamConsumersResponse> ListStreamConsumersAsync(ListStreamConsumersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Merges two adjacent shards.</summary>
    Task<MergeShardsResponse> MergeShardsAsync(MergeShardsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Registers a consumer for enhanced fan-out.</summary>
    Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken = default);

    /// <summary>Splits a shard in two.</summary>
    Task<SplitShardResponse> SplitShardAsync(SplitShardRequest request, CancellationToken cancellationToken = default);

    /// <summary>Subscribes a registered consumer to the records of a shard, for up to five minutes.</summary>
    Task<SubscribeToShardResponse> SubscribeToShardAsync(SubscribeToShardRequest request, CancellationToken cancellationToken = default);

    /// <summary>Scales a stream to another number of shards.</summary>
    Task<UpdateShardCountResponse> UpdateShardCountAsync(UpdateShardCountRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps other classes from implementing the interface, which in the real package has many more members: derive a
    /// fake from <see cref="AmazonKinesisClient"/>, whose methods are virtual.
    /// </summary>
    internal void DeriveFakesFromAmazonKinesisClient();

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonKinesisConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonKinesisConfig config)
            throw new AmazonClientException("An AmazonKinesisClient needs an AmazonKinesisConfig.");
        return awsCredentials is null ? new AmazonKinesisClient(config) : new AmazonKinesisClient(awsCredentials, config);
    }
}
