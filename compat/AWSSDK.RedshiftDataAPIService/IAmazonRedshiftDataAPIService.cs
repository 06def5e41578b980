using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The client of the Redshift Data API.</summary>
public interface IAmazonRedshiftDataAPIService : IAmazonService, IDisposable
{
    /// <summary>Runs up to 40 statements in one transaction.</summary>
    Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a running statement.</summary>
    Task<CancelStatementResponse> CancelStatementAsync(CancelStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells how a statement stands.</summary>
    Task<DescribeStatementResponse> DescribeStatementAsync(DescribeStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Runs one statement.</summary>
    Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a page of a result.</summary>
    Task<GetStatementResultResponse> GetStatementResultAsync(GetStatementResultRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists statements, newest first.</summary>
    Task<ListStatementsResponse> ListStatementsAsync(ListStatementsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps other classes from implementing the interface, which in the real package has many more members: derive a
    /// fake from <see cref="AmazonRedshiftDataAPIServiceClient"/>, whose methods are virtual.
    /// </summary>
    internal void DeriveFakesFromAmazonRedshiftDataAPIServiceClient();

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRedshiftDataAPIServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonRedshiftDataAPIServiceConfig config)
            throw new AmazonClientException("An AmazonRedshiftDataAPIServiceClient needs an AmazonRedshiftDataAPIServiceConfig.");
        return awsCredentials is null ? new AmazonRedshiftDataAPIServiceClient(config) : new AmazonRedshiftDataAPIServiceClient(awsCredentials, config);
    }
}
