using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator;

/// <summary>Registers the scheduler, its store and the DAGs.</summary>
public sealed class OrchestratorBuilder(IServiceCollection services)
{
    /// <summary>Adds a DAG; its graph is built and validated at start.</summary>
    public OrchestratorBuilder AddDag<TDag>(string name)
        where TDag : class, IDag
    {
        services.AddSingleton<TDag>();
        services.AddSingleton(provider => DagDefinition.Build(name, provider.GetRequiredService<TDag>()));
        return this;
    }
}

public static class OrchestratorExtensions
{
    public static OrchestratorBuilder AddOrchestrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<OrchestratorOptions>()
            .BindConfiguration(OrchestratorOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddDbContextFactory<RunDatabase>((provider, options) => RunDatabase.Use(options, provider.GetRequiredService<IOptions<OrchestratorOptions>>().Value.Database));
        builder.Services.AddSingleton<RunStore>();
        builder.Services.AddSingleton<RunExecutor>();
        builder.Services.AddSingleton<LakeInventory>();
        builder.Services.AddHostedService<Scheduler>();
        return new OrchestratorBuilder(builder.Services);
    }
}
