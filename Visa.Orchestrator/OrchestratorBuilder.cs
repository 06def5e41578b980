using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator;

/// <summary>Adds DAGs to the orchestrator of a host.</summary>
public sealed class OrchestratorBuilder(IServiceCollection services)
{
    /// <summary>Adds a DAG; its graph is built and validated at start.</summary>
    public OrchestratorBuilder AddDag<TDag>(string name)
        where TDag : class, IDag
    {
        services.AddSingleton<TDag>();
        services.AddSingleton(provider => new NamedDag(name, provider.GetRequiredService<TDag>()));
        return this;
    }
}
