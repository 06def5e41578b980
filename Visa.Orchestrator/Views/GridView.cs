namespace Visa.Orchestrator.Views;

/// <summary>Runs by steps: a column a run, newest last, and in each column a state for every row.</summary>
/// <param name="Cells">By run id, then in the order of <paramref name="Steps"/>; null where the run has no such step.</param>
public sealed record GridView(string Dag, IReadOnlyList<GridStep> Steps, IReadOnlyList<GridRun> Runs, IReadOnlyDictionary<long, IReadOnlyList<GridCell?>> Cells);
