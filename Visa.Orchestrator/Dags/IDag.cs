namespace Visa.Orchestrator.Dags;

/// <summary>A graph of steps. Configure is called once, at start; the whole graph is known without running anything.</summary>
public interface IDag
{
    void Configure(DagBuilder dag);
}
