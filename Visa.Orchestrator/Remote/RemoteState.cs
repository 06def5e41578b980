namespace Visa.Orchestrator.Remote;

public enum RemoteState
{
    Active,
    Succeeded,
    Failed,
    Cancelled,
}
