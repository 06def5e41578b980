namespace Visa.Orchestrator.Scheduling;

/// <summary>Whether the database is there and this node has joined.</summary>
public sealed class OrchestratorReadiness
{
    private volatile bool _isReady;

    public bool IsReady
    {
        get => _isReady;
        set => _isReady = value;
    }
}
