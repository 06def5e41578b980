namespace Visa.Orchestrator.Runs;

/// <summary>The numbers are stored.</summary>
public enum RunState
{
    Queued = 0,
    Running = 1,
    Succeeded = 20,
    Failed = 21,
    Cancelled = 24,
}
