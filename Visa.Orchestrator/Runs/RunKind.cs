namespace Visa.Orchestrator.Runs;

/// <summary>Why there is a run. The numbers are stored.</summary>
public enum RunKind
{
    Scheduled = 0,
    Backfill = 1,
    Manual = 2,
    Assets = 3,
}
