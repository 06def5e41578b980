using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Views;

/// <summary>A DAG in the list.</summary>
/// <param name="Schedule">In words: the cron expression with its zone, the assets, or "by hand".</param>
/// <param name="NextInterval">Which gets the next run.</param>
/// <param name="NextRunAt">When it falls due.</param>
/// <param name="Missed">Intervals that are due and have no run yet, up to 100.</param>
/// <param name="LatestRuns">Newest first.</param>
public sealed record DagView(
    string Name, string Description, string? Owner, string Schedule, string Catchup, bool IsPaused, string? PausedBy, DataInterval? NextInterval, DateTimeOffset? NextRunAt, int Missed,
    string VersionHash, int ActiveRuns, IReadOnlyList<DagRunMark> LatestRuns);
