using Amazon.Glue.Internal;
using Amazon.Glue.Model;
using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Glue;

/// <summary>Speaks to AWS Glue through the SDK's own pipeline: credentials, signing, retries, error answers.</summary>
public class AmazonGlueClient : AmazonServiceClient, IAmazonGlue
{
    public AmazonGlueClient() : base(new AmazonGlueConfig())
    {
    }

    public AmazonGlueClient(RegionEndpoint region) : base(new AmazonGlueConfig { RegionEndpoint = region })
    {
    }

    public AmazonGlueClient(AmazonGlueConfig config) : base(config)
    {
    }

    public AmazonGlueClient(AWSCredentials credentials) : this(credentials, new AmazonGlueConfig())
    {
    }

    public AmazonGlueClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonGlueConfig { RegionEndpoint = region })
    {
    }

    public AmazonGlueClient(AWSCredentials credentials, AmazonGlueConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonGlueConfig())
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonGlueConfig { RegionEndpoint = region })
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonGlueConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonGlueConfig())
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonGlueConfig { RegionEndpoint = region })
    {
    }

    public AmazonGlueClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonGlueConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => GlueMetadata.Instance;

    /// <inheritdoc/>
    public virtual Task<BatchStopJobRunResponse> BatchStopJobRunAsync(BatchStopJobRunRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchStopJobRunResponse>(request, GlueOperations.BatchStopJobRun.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateJobResponse> CreateJobAsync(CreateJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateJobResponse>(request, GlueOperations.CreateJob.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetJobResponse> GetJobAsync(GetJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetJobResponse>(request, GlueOperations.GetJob.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetJobRunResponse> GetJobRunAsync(GetJobRunRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetJobRunResponse>(request, GlueOperations.GetJobRun.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetJobRunsResponse> GetJobRunsAsync(GetJobRunsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetJobRunsResponse>(request, GlueOperations.GetJobRuns.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartJobRunResponse> StartJobRunAsync(StartJobRunRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartJobRunResponse>(request, GlueOperations.StartJobRun.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateJobResponse> UpdateJobAsync(UpdateJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateJobResponse>(request, GlueOperations.UpdateJob.Options(), cancellationToken);

    void IAmazonGlue.DeriveFakesFromAmazonGlueClient()
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new GlueEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthSchemeHandler());
    }
}
