using Amazon.ECS;
using Amazon.Glue;
using Amazon.RedshiftDataAPIService;
using Amazon.S3;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Remote.Processes;
using Visa.Orchestrator.Remote.Redshift;
using Visa.ServiceDefaults.Aws;

namespace Visa.Orchestrator.Pipelines;

/// <summary>The DAGs of the platform and what their steps run on.</summary>
public static class PipelineRegistration
{
    public static OrchestratorBuilder AddPipelines(this OrchestratorBuilder orchestrator) => orchestrator
        .AddDag<LandingDag>("lake-landing")
        .AddDag<PaymentsDag>("payments")
        .AddDag<TrainingDag>("model-training");

    /// <summary>The clients of S3, Glue and the Redshift Data API.</summary>
    public static IHostApplicationBuilder AddClients(this IHostApplicationBuilder builder)
    {
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddAwsClient<IAmazonRedshiftDataAPIService, AmazonRedshiftDataAPIServiceConfig>(config => new AmazonRedshiftDataAPIServiceClient(config));
        return builder.AddAwsClient<IAmazonGlue, AmazonGlueConfig>(config =>
        {
            // A repeated StartJobRun is a second run.
            config.MaxErrorRetry = 0;
            return new AmazonGlueClient(config);
        });
    }

    /// <summary>The clients and adapters of remote steps.</summary>
    public static IHostApplicationBuilder AddRemoteSteps(this IHostApplicationBuilder builder)
    {
        builder.AddAwsClient<IAmazonECS, AmazonECSConfig>(config => new AmazonECSClient(config));
        builder.Services.AddOptions<ProcessJobOptions>().BindConfiguration(ProcessJobOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<PaymentsDagOptions>().BindConfiguration(PaymentsDagOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<VerbTaskOptions>().BindConfiguration(VerbTaskOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<TrainingDagOptions>().BindConfiguration(TrainingDagOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<GlueJob>().AddSingleton<RedshiftStatement>().AddSingleton<EcsTask>().AddSingleton<ProcessJob>();
        builder.Services.AddSingleton<LakeInventory>().AddSingleton<ScoringVerbs>();
        return builder;
    }
}
