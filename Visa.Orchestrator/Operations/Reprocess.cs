namespace Visa.Orchestrator.Operations;

/// <summary>What a backfill does with intervals that have a run. The numbers are stored.</summary>
public enum Reprocess
{
    None = 0,
    Failed = 1,
    All = 2,
}
