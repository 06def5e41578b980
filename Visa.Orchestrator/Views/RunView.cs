using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>A run with its steps.</summary>
/// <param name="VersionHash">Of the structure that the run is pinned to.</param>
/// <param name="BinaryHash">Of the structure that this binary has; null when it has no such DAG.</param>
public sealed record RunView(
    long Id, string Dag, string RunKey, RunKind Kind, DataInterval? Interval, RunState State, string? Parameters, string TraceId, string CreatedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? DeadlineAt, long? BackfillId, string VersionHash, string? BinaryHash, IReadOnlyList<StepView> Steps);
