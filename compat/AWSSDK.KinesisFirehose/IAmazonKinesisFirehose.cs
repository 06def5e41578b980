using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;

namespace Amazon.KinesisFirehose;

/// <summary>The client of Amazon Data Firehose.</summary>
public interface IAmazonKinesisFirehose : IAmazonService, IDisposable
{
    /// <summary>Creates a delivery stream; it is usable once ACTIVE.</summary>
    Task<CreateDeliveryStreamResponse> CreateDeliveryStreamAsync(CreateDeliveryStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a delivery stream.</summary>
    Task<DescribeDeliveryStreamResponse> DescribeDeliveryStreamAsync(DescribeDeliveryStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Names the delivery streams, a page at a time.</summary>
    Task<ListDeliveryStreamsResponse> ListDeliveryStreamsAsync(ListDeliveryStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes one record.</summary>
    Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes up to 500 records, each of which may fail by itself.</summary>
    Task<PutRecordBatchResponse> PutRecordBatchAsync(PutRecordBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps other classes from implementing the interface, which in the real package has many more members: derive a
    /// fake from <see cref="AmazonKinesisFirehoseClient"/>, whose methods are virtual.
    /// </summary>
    internal void DeriveFakesFromAmazonKinesisFirehoseClient();

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonKinesisFirehoseConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonKinesisFirehoseConfig config)
            throw new AmazonClientException("An AmazonKinesisFirehoseClient needs an AmazonKinesisFirehoseConfig.");
        return awsCredentials is null ? new AmazonKinesisFirehoseClient(config) : new AmazonKinesisFirehoseClient(awsCredentials, config);
    }
}
