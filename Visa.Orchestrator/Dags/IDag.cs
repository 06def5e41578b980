namespace Visa.Orchestrator.Dags;

/// <summary>A graph of steps that runs once per data interval.</summary>
public interface IDag
{
    void Configure(DagBuilder dag);
}
