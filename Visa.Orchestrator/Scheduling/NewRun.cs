using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

/// <summary>A run to be made.</summary>
/// <param name="TraceParent">The caller's trace, to go on with; null to begin one.</param>
public sealed record NewRun(string Key, RunKind Kind, DataInterval? Interval, string CreatedBy, string? Parameters = null, string? TraceParent = null, long? BackfillId = null)
{
    public static string KeyOf(DataInterval interval) => $"I:{interval.Key}";

    /// <summary>Backfills give way to scheduled runs, and those to people who wait.</summary>
    public int Priority => Kind switch { RunKind.Backfill => 0, RunKind.Manual => 20, _ => 10 };
}
