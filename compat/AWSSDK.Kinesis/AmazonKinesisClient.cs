using Amazon.Kinesis.Internal;
using Amazon.Kinesis.Model;
using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Kinesis;

/// <summary>Speaks to Amazon Kinesis Data Streams through the SDK's own pipeline: credentials, signing, retries, error answers.</summary>
public class AmazonKinesisClient : AmazonServiceClient, IAmazonKinesis
{
    public AmazonKinesisClient() : base(new AmazonKinesisConfig())
    {
    }

    public AmazonKinesisClient(RegionEndpoint region) : base(new AmazonKinesisConfig { RegionEndpoint = region })
    {
    }

    public AmazonKinesisClient(AmazonKinesisConfig config) : base(config)
    {
    }

    public AmazonKinesisClient(AWSCredentials credentials) : this(credentials, new AmazonKinesisConfig())
    {
    }

    public AmazonKinesisClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonKinesisConfig { RegionEndpoint = region })
    {
    }

    public AmazonKinesisClient(AWSCredentials credentials, AmazonKinesisConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonKinesisConfig())
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonKinesisConfig { RegionEndpoint = region })
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonKinesisConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonKinesisConfig())
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonKinesisConfig { RegionEndpoint = region })
    {
    }

    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonKinesisConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => KinesisMetadata.Instance;

    /// <inheritdoc/>
    public virtual Task<CreateStreamResponse> CreateStreamAsync(CreateStreamRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateStreamResponse>(request, KinesisOperations.CreateStream.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteStreamResponse> DeleteStreamAsync(DeleteStreamRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteStreamResponse>(request, KinesisOperations.DeleteStream.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStreamSummaryResponse>(request, KinesisOperations.DescribeStreamSummary.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRecordsResponse>(request, KinesisOperations.GetRecords.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetShardIteratorResponse>(request, KinesisOperations.GetShardIterator.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListShardsResponse>(request, KinesisOperations.ListShards.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListStreamsResponse>(request, KinesisOperations.ListStreams.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStreamsResponse> ListStreamsAsync(CancellationToken cancellationToken = default) =>
        ListStreamsAsync(new ListStreamsRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutRecordResponse>(request, KinesisOperations.PutRecord.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutRecordsResponse>(request, KinesisOperations.PutRecords.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeregisterStreamConsumerResponse> DeregisterStreamConsumerAsync(DeregisterStreamConsumerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeregisterStreamConsumerResponse>(request, KinesisOperations.DeregisterStreamConsumer.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStreamConsumerResponse>(request, KinesisOperations.DescribeStreamConsumer.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStreamConsumersResponse> ListStreamConsumersAsync(ListStreamConsumersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListStreamConsumersResponse>(request, KinesisOperations.ListStreamConsumers.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<MergeShardsResponse> MergeShardsAsync(MergeShardsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<MergeShardsResponse>(request, KinesisOperations.MergeShards.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RegisterStreamConsumerResponse>(request, KinesisOperations.RegisterStreamConsumer.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SplitShardResponse> SplitShardAsync(SplitShardRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SplitShardResponse>(request, KinesisOperations.SplitShard.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SubscribeToShardResponse> SubscribeToShardAsync(SubscribeToShardRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SubscribeToShardResponse>(request, KinesisOperations.SubscribeToShard.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateShardCountResponse> UpdateShardCountAsync(UpdateShardCountRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateShardCountResponse>(request, KinesisOperations.UpdateShardCount.Options(), cancellationToken);

    void IAmazonKinesis.DeriveFakesFromAmazonKinesisClient()
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new KinesisEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthSchemeHandler());
    }
}
