using Amazon.Glue.Model;
using Amazon.Runtime;

namespace Amazon.Glue;

/// <summary>The client of AWS Glue.</summary>
public interface IAmazonGlue : IAmazonService, IDisposable
{
    /// <summary>Asks up to 25 runs to stop.</summary>
    Task<BatchStopJobRunResponse> BatchStopJobRunAsync(BatchStopJobRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a job.</summary>
    Task<CreateJobResponse> CreateJobAsync(CreateJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a job.</summary>
    Task<GetJobResponse> GetJobAsync(GetJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a run.</summary>
    Task<GetJobRunResponse> GetJobRunAsync(GetJobRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives the runs of a job, newest first.</summary>
    Task<GetJobRunsResponse> GetJobRunsAsync(GetJobRunsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a run of a job.</summary>
    Task<StartJobRunResponse> StartJobRunAsync(StartJobRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>Replaces the definition of a job.</summary>
    Task<UpdateJobResponse> UpdateJobAsync(UpdateJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps other classes from implementing the interface, which in the real package has many more members: derive a
    /// fake from <see cref="AmazonGlueClient"/>, whose methods are virtual.
    /// </summary>
    internal void DeriveFakesFromAmazonGlueClient();

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonGlueConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonGlueConfig config)
            throw new AmazonClientException("An AmazonGlueClient needs an AmazonGlueConfig.");
        return awsCredentials is null ? new AmazonGlueClient(config) : new AmazonGlueClient(awsCredentials, config);
    }
}
