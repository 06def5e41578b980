using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>Runs by steps: a column a run, newest last, and in each column a state for every row.</summary>
/// <param name="Cells">By run id, then in the order of <paramref name="Steps"/>; null where the run has no such step.</param>
public sealed record GridView(string Dag, IReadOnlyList<GridStep> Steps, IReadOnlyList<GridRun> Runs, IReadOnlyDictionary<long, IReadOnlyList<GridCell?>> Cells);

public sealed record GridStep(string Name, string Kind, IReadOnlyList<string> After);

public sealed record GridRun(long Id, string RunKey, RunKind Kind, DataInterval? Interval, RunState State, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

public sealed record GridCell(long StepId, StepState State, int Attempt, double? Seconds);
