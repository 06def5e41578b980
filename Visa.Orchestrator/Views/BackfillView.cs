using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>A backfill and how far it is.</summary>
/// <param name="Runs">How many of its runs are in each state; a run that another backfill took over since is no longer counted.</param>
public sealed record BackfillView(
    long Id, string Dag, DateTimeOffset From, DateTimeOffset To, int MaxActive, Reprocess Reprocess, string CreatedBy, string Reason, DateTimeOffset CreatedAt,
    IReadOnlyDictionary<RunState, int> Runs)
{
    public int Total => Runs.Values.Sum();

    public int Ended => Runs.Where(count => count.Key.IsEnd()).Sum(count => count.Value);

    public bool IsGoingOn => Ended < Total;
}
