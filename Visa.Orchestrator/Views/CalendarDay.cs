using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>How the runs of a day are. A run is of the day, UTC, on which its interval starts; one that covers nothing is of the day on which it was made.</summary>
public sealed record CalendarDay(DateOnly Date, IReadOnlyDictionary<RunState, long> Runs)
{
    /// <summary>Which state a day shows first: what asks for somebody before what goes on, and that before what is well.</summary>
    private static readonly RunState[] MostTelling = [RunState.Failed, RunState.Cancelled, RunState.Running, RunState.Queued, RunState.Succeeded];

    /// <summary>The state that tells most of the day.</summary>
    public RunState State => MostTelling.First(Runs.ContainsKey);

    public long Total => Runs.Values.Sum();
}
