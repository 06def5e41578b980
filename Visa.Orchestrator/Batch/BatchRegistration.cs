using Amazon.Glue;
using Amazon.RedshiftDataAPIService;
using Amazon.S3;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Aws;

namespace Visa.Orchestrator.Batch;

public static class BatchRegistration
{
    /// <summary>The steps from the raw zone to the warehouse, and the clients that they need.</summary>
    public static IHostApplicationBuilder AddBatch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BatchOptions>().BindConfiguration(BatchOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddAwsClient<IAmazonRedshiftDataAPIService, AmazonRedshiftDataAPIServiceConfig>(config => new AmazonRedshiftDataAPIServiceClient(config));
        builder.AddAwsClient<IAmazonGlue, AmazonGlueConfig>(config =>
        {
            // A repeated StartJobRun is a second run.
            config.MaxErrorRetry = 0;
            return new AmazonGlueClient(config);
        });
        builder.Services
            .AddSingleton<LakeClient>().AddSingleton<RawClaims>()
            .AddSingleton<WarehouseClient>().AddSingleton<WarehouseMigrator>()
            .AddSingleton<TransformArtifacts>().AddSingleton<TransformStep>()
            .AddSingleton<LoadStep>().AddSingleton<MartBuild>().AddSingleton<Reconciliation>()
            .AddSingleton<GlueJob>().AddSingleton<RemoteRun>().AddSingleton<BatchRun>();
        return builder;
    }
}
