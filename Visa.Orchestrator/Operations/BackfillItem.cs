using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Operations;

/// <summary>What a backfill would do, or did, with one interval.</summary>
/// <param name="Action">create, rerun, or keep.</param>
public sealed record BackfillItem(DataInterval Interval, string RunKey, RunState? Existing, string Action);
