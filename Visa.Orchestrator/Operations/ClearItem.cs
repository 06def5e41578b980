using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Operations;

/// <summary>What a clear would do, or did, with one run.</summary>
/// <param name="Steps">Which are run again, in the DAG's order.</param>
public sealed record ClearItem(long RunId, string RunKey, DataInterval? Interval, RunState State, IReadOnlyList<string> Steps);
