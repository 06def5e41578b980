using Amazon.RedshiftDataAPIService.Internal;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RedshiftDataAPIService;

/// <summary>Speaks to the Redshift Data API through the SDK's own pipeline: credentials, signing, retries, error answers.</summary>
public class AmazonRedshiftDataAPIServiceClient : AmazonServiceClient, IAmazonRedshiftDataAPIService
{
    public AmazonRedshiftDataAPIServiceClient() : base(new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(RegionEndpoint region) : base(new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AmazonRedshiftDataAPIServiceConfig config) : base(config)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials) : this(credentials, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, AmazonRedshiftDataAPIServiceConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => RedshiftDataAPIServiceMetadata.Instance;

    /// <inheritdoc/>
    public virtual Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchExecuteStatementResponse>(request, RedshiftDataAPIServiceOperations.BatchExecuteStatement.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CancelStatementResponse> CancelStatementAsync(CancelStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CancelStatementResponse>(request, RedshiftDataAPIServiceOperations.CancelStatement.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStatementResponse> DescribeStatementAsync(DescribeStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStatementResponse>(request, RedshiftDataAPIServiceOperations.DescribeStatement.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ExecuteStatementResponse>(request, RedshiftDataAPIServiceOperations.ExecuteStatement.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetStatementResultResponse> GetStatementResultAsync(GetStatementResultRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetStatementResultResponse>(request, RedshiftDataAPIServiceOperations.GetStatementResult.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStatementsResponse> ListStatementsAsync(ListStatementsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListStatementsResponse>(request, RedshiftDataAPIServiceOperations.ListStatements.Options(), cancellationToken);

    void IAmazonRedshiftDataAPIService.DeriveFakesFromAmazonRedshiftDataAPIServiceClient()
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RedshiftDataAPIServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthSchemeHandler());
    }
}
