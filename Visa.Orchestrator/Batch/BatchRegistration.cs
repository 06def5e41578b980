using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

public static class BatchRegistration
{
    /// <summary>The steps from the raw zone to the warehouse, and the clients that they need.</summary>
    public static IHostApplicationBuilder AddBatch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BatchOptions>().BindConfiguration(BatchOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.AddClients();
        builder.Services
            .AddSingleton<LakeClient>().AddSingleton<RawClaims>()
            .AddSingleton<WarehouseClient>().AddSingleton<WarehouseMigrator>()
            .AddSingleton<TransformArtifacts>().AddSingleton<TransformStep>()
            .AddSingleton<LoadStep>().AddSingleton<HistoryLoad>().AddSingleton<MartBuild>().AddSingleton<Reconciliation>().AddSingleton<RiskTableStep>()
            .AddSingleton<GlueJob>().AddSingleton<RemoteRun>().AddSingleton<ClaimWork>().AddSingleton<UnfinishedClaims>().AddSingleton<SentCheck>().AddSingleton<BatchRun>();
        return builder;
    }
}
