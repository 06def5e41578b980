using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

public sealed record DagRunMark(long Id, string RunKey, RunState State, DateTimeOffset SortAt, TimeSpan? Duration);
