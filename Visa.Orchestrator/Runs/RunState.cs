namespace Visa.Orchestrator.Runs;

public enum RunState
{
    Running,
    Succeeded,
    Failed,
}
