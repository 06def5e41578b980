namespace Visa.Orchestrator.Runs;

public enum StepState
{
    Waiting,
    Running,
    Succeeded,
    Failed,
    UpstreamFailed,
}
