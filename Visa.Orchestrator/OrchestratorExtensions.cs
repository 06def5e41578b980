using Microsoft.Extensions.Options;
using Visa.Orchestrator.Cli;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator;

public static class OrchestratorExtensions
{
    /// <summary>Adds the scheduler, its database and what people may do and see.</summary>
    public static OrchestratorBuilder AddOrchestrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<OrchestratorOptions>().BindConfiguration(OrchestratorOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(CreateDatabase);
        builder.Services.AddSingleton(CreateCatalogue);
        builder.Services.AddSingleton<Wakeup>();
        builder.Services.AddSingleton<OrchestratorReadiness>();
        builder.Services.AddSingleton(CreateNode);
        builder.Services.AddSingleton<Queries>();
        builder.Services.AddSingleton<PlatformQueries>();
        builder.Services.AddSingleton<BackfillQueries>();
        builder.Services.AddSingleton<OperatorActions>();
        builder.Services.AddHostedService<Scheduler>();
        builder.Services.AddSingleton<AddressFileWriter>();
        builder.Services.AddHealthChecks().AddCheck<ReadinessCheck>("orchestrator");
        return new OrchestratorBuilder(builder.Services);
    }

    private static IDatabase CreateDatabase(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<OrchestratorOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        return string.IsNullOrEmpty(options.Postgres) ? SqliteDatabase.Open(options.Database, time) : PostgresDatabase.Open(options.Postgres, time, options.PostgresUsesTaskRole);
    }

    private static DagCatalogue CreateCatalogue(IServiceProvider provider)
    {
        var pools = provider.GetRequiredService<IOptions<OrchestratorOptions>>().Value.Pools.Keys.ToHashSet(StringComparer.Ordinal);
        return new DagCatalogue(provider.GetServices<NamedDag>().Select(named => DagDefinition.Build(named.Name, named.Dag, pools)));
    }

    private static SchedulerNode CreateNode(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<OrchestratorOptions>>().Value;
        var identity = new NodeIdentity(options.NodeName, $"{options.NodeName}-{Guid.CreateVersion7():N}");
        var pace = SchedulingPace.Default with { Lease = options.Lease, RemotePoll = options.RemotePoll };
        return new NodeParts(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<DagCatalogue>(), identity, pace, provider, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Wakeup>(), new NoCrashPoints(), provider.GetRequiredService<ILoggerFactory>(), options.Capacity).Build(options.Pools);
    }
}
